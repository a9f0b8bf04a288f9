using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Senders.Register;

/// <summary>The numbers are stored.</summary>
internal enum SenderDecisionKind : short
{
    /// <summary>Two parcels are of one sender, though no trait says so.</summary>
    Joined = 1,

    /// <summary>A trait says nothing about who sent it: the telephone of a delivery service.</summary>
    Cut = 2,
}

/// <summary>What a senior decided about who is one sender, and why. Undone it stays to be read.</summary>
internal sealed class SenderDecision
{
    public int Id { get; private init; }

    public required SenderDecisionKind Kind { get; init; }

    /// <summary>Of a join: a parcel of either sender.</summary>
    public string? OneNumber { get; init; }

    public short? OneGeneration { get; init; }

    public string? OtherNumber { get; init; }

    public short? OtherGeneration { get; init; }

    /// <summary>Of a cut.</summary>
    public int? TraitId { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The member of staff.</summary>
    public required Guid MadeBy { get; init; }

    public DateTimeOffset? UndoneAt { get; set; }

    public Guid? UndoneBy { get; set; }

    public string? UndoneReason { get; set; }
}

internal sealed class SenderDecisionConfiguration : IEntityTypeConfiguration<SenderDecision>
{
    public void Configure(EntityTypeBuilder<SenderDecision> decision)
    {
        decision.ToTable("sender_decision");
        decision.Property(d => d.Id).UseIdentityAlwaysColumn();
        decision.Property(d => d.OneNumber).UseCollation("C").HasMaxLength(40);
        decision.Property(d => d.OtherNumber).UseCollation("C").HasMaxLength(40);
        decision.Property(d => d.Reason).HasMaxLength(1000);
        decision.Property(d => d.UndoneReason).HasMaxLength(1000);

        // A trait is cut off once, until that is undone.
        decision.HasIndex(d => d.TraitId).IsUnique().HasFilter("trait_id is not null and undone_at is null");
    }
}
