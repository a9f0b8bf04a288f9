using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.Store;

/// <summary>How a carrier is doing and what of its budget is spent: one row, shared by all instances.</summary>
internal sealed class CarrierHealth
{
    public required Carrier Carrier { get; init; }

    public int ConsecutiveFailures { get; set; }

    /// <summary>Left alone until then.</summary>
    public DateTimeOffset? OpenUntil { get; set; }

    public DateTimeOffset? LastSuccessAt { get; set; }

    public DateTimeOffset? LastFailureAt { get; set; }

    /// <summary>The kind of the last failure, for the operator; never the carrier's text.</summary>
    public string? LastFailure { get; set; }

    /// <summary>The day, in Moscow, that <see cref="BudgetUsed"/> counts.</summary>
    public DateOnly BudgetDay { get; set; }

    public int BudgetUsed { get; set; }

    /// <summary>The part of it that look-ups of unknown numbers used.</summary>
    public int BudgetUsedByUnknown { get; set; }

    /// <summary>The part of it that questions about cash on delivery used.</summary>
    public int BudgetUsedByMoneyOrders { get; set; }
}

internal sealed class CarrierHealthConfiguration : IEntityTypeConfiguration<CarrierHealth>
{
    public void Configure(EntityTypeBuilder<CarrierHealth> health)
    {
        health.ToTable("carrier_health");
        health.HasKey(h => h.Carrier);
        health.Property(h => h.Carrier).ValueGeneratedNever();
        health.Property(h => h.LastFailure).HasMaxLength(100);
        health.HasData(CarrierKeys.All.Select(carrier => new CarrierHealth { Carrier = carrier, BudgetDay = DateOnly.MinValue.AddYears(1999) }));
    }
}
