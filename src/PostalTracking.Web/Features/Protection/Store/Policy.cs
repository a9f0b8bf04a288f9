using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Tracking.Store;

namespace PostalTracking.Web.Features.Protection.Store;

/// <summary>The numbers are stored.</summary>
internal enum PolicyStatus : short
{
    Active = 1,

    /// <summary>Sold by mistake, taken back in the same shift.</summary>
    Voided = 2,

    /// <summary>Given back in full in the cooling-off time.</summary>
    Refunded = 3,
}

internal static class PolicyStatuses
{
    /// <summary>As API and webhooks name it.</summary>
    public static string Name(this PolicyStatus status) => status switch
    {
        PolicyStatus.Active => "active",
        PolicyStatus.Voided => "voided",
        PolicyStatus.Refunded => "refunded",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}

/// <summary>Protection sold for one use of a number. Sums in kopecks.</summary>
internal sealed class Policy
{
    public const int PhoneEndLength = 4;

    public required string TrackNumber { get; init; }

    public required short Generation { get; init; }

    public required string PolicyNumber { get; init; }

    public required PolicyStatus Status { get; set; }

    public required short TariffId { get; init; }

    public required long Premium { get; init; }

    /// <summary>The cash on delivery paid; all claims together never exceed it.</summary>
    public required long CoverLimit { get; init; }

    public required EvidenceRule EvidenceRule { get; init; }

    public required DateTimeOffset CoverFrom { get; init; }

    /// <summary>The last instant covered.</summary>
    public required DateTimeOffset CoverUntil { get; init; }

    /// <summary>Where it was sold; its days are that office's.</summary>
    public required int Office { get; init; }

    public required Guid ShiftId { get; init; }

    public required Guid SoldBy { get; init; }

    /// <summary>The buyer's, digits with the leading 7: 79101234567. Null: not left at the counter, the buyer may add it.</summary>
    public string? Phone { get; set; }

    /// <summary>The last digits of the telephone, by which people on the telephone say who they are; kept by the table.</summary>
    public string? PhoneEnd { get; private set; }

    public string? Email { get; init; }

    /// <summary>The first claim, set by it under this row's lock: what is claimed is no longer taken back.</summary>
    public DateTimeOffset? ClaimedAt { get; set; }

    /// <summary>
    /// Approved over all claims. Raised and lowered by the statement that approves, so that claims decided at the same moment
    /// never exceed the limit together: the table refuses the second.
    /// </summary>
    public long ApprovedTotal { get; init; }

    /// <summary>Raised to make every earlier code and link of the buyer void.</summary>
    public short AccessVersion { get; set; } = 1;

    public int Version { get; set; } = 1;
}

internal sealed class PolicyConfiguration : IEntityTypeConfiguration<Policy>
{
    public void Configure(EntityTypeBuilder<Policy> policy)
    {
        policy.ToTable("policy", table =>
        {
            table.HasCheckConstraint("ck_policy_sums", "premium > 0 and cover_limit > 0");
            table.HasCheckConstraint("ck_policy_approved", "approved_total between 0 and cover_limit");
            table.HasCheckConstraint("ck_policy_cover", "cover_until > cover_from");
        });
        policy.HasKey(p => new { p.TrackNumber, p.PolicyNumber });
        policy.Property(p => p.TrackNumber).UseCollation("C").HasMaxLength(40);
        policy.Property(p => p.PolicyNumber).UseCollation("C").HasMaxLength(20);
        policy.Property(p => p.Phone).HasMaxLength(15);
        policy.Property(p => p.PhoneEnd).HasMaxLength(Policy.PhoneEndLength)
            .HasComputedColumnSql($"right(phone, {Policy.PhoneEndLength})", stored: true);
        policy.Property(p => p.Email).HasMaxLength(254);
        policy.Property(p => p.ApprovedTotal).HasDefaultValue(0L);
        policy.Property(p => p.Version).IsConcurrencyToken();

        // Two clerks cannot protect one parcel twice.
        policy.HasIndex(p => new { p.TrackNumber, p.Generation }).IsUnique().HasFilter("status = 1");

        // A caller without the paper at hand.
        policy.HasIndex(p => p.PhoneEnd).HasFilter("phone_end is not null");

        // Whoever calls says a telephone: found by its hash, so that no statement names it. Computed by the table, since whoever
        // writes the one cannot forget the other.
        policy.Property<byte[]?>("PhoneHash").HasComputedColumnSql("sha256(phone::bytea)", stored: true);
        policy.HasIndex("PhoneHash").HasFilter("phone_hash is not null");

        // What a shift sold, for its reports.
        policy.HasIndex(p => p.ShiftId);
        policy.HasOne<Shipment>().WithMany().HasForeignKey(p => new { p.TrackNumber, p.Generation }).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Leads from the number of a policy, unique everywhere, to its row.</summary>
internal sealed class PolicyNumber
{
    public required string Number { get; init; }

    public required string TrackNumber { get; init; }

    /// <summary>HMAC-SHA-256 of the ten characters for people; null once the policy is void.</summary>
    public byte[]? CodeHash { get; set; }
}

internal sealed class PolicyNumberConfiguration : IEntityTypeConfiguration<PolicyNumber>
{
    public void Configure(EntityTypeBuilder<PolicyNumber> number)
    {
        number.ToTable("policy_number");
        number.HasKey(n => n.Number);
        number.Property(n => n.Number).UseCollation("C").HasMaxLength(20);
        number.Property(n => n.TrackNumber).UseCollation("C").HasMaxLength(40);

        // The buyer types the code alone.
        number.HasIndex(n => n.CodeHash).IsUnique();
    }
}

internal sealed class TariffConfiguration : IEntityTypeConfiguration<Tariff>
{
    public void Configure(EntityTypeBuilder<Tariff> tariff)
    {
        tariff.ToTable("tariff", table => table.HasCheckConstraint("ck_tariff_sums", "premium > 0 and phone_up_to >= 0"));
        tariff.Property(t => t.Id).ValueGeneratedNever();
        tariff.HasIndex(t => t.From).IsUnique();
        tariff.HasData(new Tariff
        {
            Id = 1,
            From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Premium = 99_00,
            CoverMonths = 1,
            PhoneUpTo = 3_000_00,
            CoolingOffDays = 14,
        });
    }
}
