using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Claims.Store;

/// <summary>How a claim reached us. The numbers are stored.</summary>
internal enum ClaimChannel : short
{
    Online = 1,

    /// <summary>A consultant filled it in on the phone.</summary>
    Phone = 2,
}

/// <summary>One claim on a policy, from its draft to its end. Sums in kopecks.</summary>
internal sealed class Claim
{
    public required string TrackNumber { get; init; }

    public required string ClaimNumber { get; init; }

    public required short Generation { get; init; }

    public required string PolicyNumber { get; init; }

    public ClaimStatus Status { get; set; } = ClaimStatus.Draft;

    /// <summary>Where a hold came from and goes back to.</summary>
    public ClaimStatus? HeldFrom { get; set; }

    /// <summary>Null in a draft that has not come so far.</summary>
    public Circumstance? Circumstance { get; set; }

    /// <summary>The policy's: how the case is shown.</summary>
    public required EvidenceRule EvidenceRule { get; init; }

    public required ClaimChannel Channel { get; init; }

    /// <summary>In the customer's words.</summary>
    public string? Description { get; set; }

    /// <summary>JSON: question → answer, by the keys of the circumstance's questions.</summary>
    public string Answers { get; set; } = "{}";

    public long? AmountAsked { get; set; }

    /// <summary>Of the last decision; together with the policy's other claims within its limit.</summary>
    public long AmountApproved { get; set; }

    /// <summary>Ordered to be paid, paid included.</summary>
    public long AmountOrdered { get; set; }

    public long AmountPaid { get; set; }

    /// <summary>Come back to us from banks and sellers.</summary>
    public long AmountRecovered { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>The end of the policy's cover: until then a draft waits.</summary>
    public required DateTimeOffset CoverUntil { get; init; }

    /// <summary>IANA, of the office that sold the policy: its days are the claim's.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The customer's: ru, en or zh.</summary>
    public required string Language { get; set; }

    /// <summary>The terms it was sent under.</summary>
    public short TermsId { get; set; }

    public ClaimClocks Clocks { get; set; } = ClaimClocks.None;

    public ClaimSide Turn { get; set; } = ClaimSide.Customer;

    /// <summary>When the running clock runs out; null where none runs.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>The consultant at work on it.</summary>
    public Guid? AssigneeId { get; set; }

    /// <summary>Who sold the policy: never pays out on it.</summary>
    public required Guid SoldBy { get; init; }

    public Guid? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public ClaimReason? DecisionReason { get; set; }

    /// <summary>How often the customer appealed.</summary>
    public short Appeals { get; set; }

    /// <summary>A court or the police asked for the files: nothing is removed.</summary>
    public bool IsUnderLegalHold { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Of the last entry in the story.</summary>
    public int LastEntry { get; set; }

    public int Version { get; set; } = 1;
}

internal sealed class ClaimConfiguration : IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Claim> claim)
    {
        claim.ToTable("claim", table => table.HasCheckConstraint(
            "ck_claim_sums",
            """
            (amount_asked is null or amount_asked > 0) and amount_approved >= 0 and amount_recovered >= 0
            and amount_paid >= 0 and amount_paid <= amount_ordered and amount_ordered <= amount_approved
            """));
        claim.HasKey(c => new { c.TrackNumber, c.ClaimNumber });
        claim.Property(c => c.TrackNumber).UseCollation("C").HasMaxLength(40);
        claim.Property(c => c.ClaimNumber).UseCollation("C").HasMaxLength(ClaimDigits.Length);
        claim.Property(c => c.PolicyNumber).UseCollation("C").HasMaxLength(20);
        claim.Property(c => c.Description).HasMaxLength(4000);
        claim.Property(c => c.Answers).HasColumnType("jsonb");
        claim.Property(c => c.TimeZone).HasMaxLength(40);
        claim.Property(c => c.Language).HasMaxLength(2);
        claim.Property(c => c.Clocks).HasColumnType("jsonb").HasConversion(
            clocks => JsonSerializer.Serialize(clocks, JsonSerializerOptions.Web),
            text => JsonSerializer.Deserialize<ClaimClocks>(text, JsonSerializerOptions.Web)!);
        claim.Property(c => c.Version).IsConcurrencyToken();

        // A customer goes on with the draft there is.
        claim.HasIndex(c => new { c.TrackNumber, c.PolicyNumber }).IsUnique().HasFilter("status = 1");

        // The queue: what is open, by whose turn and until when.
        claim.HasIndex(c => new { c.Turn, c.DueAt }).HasFilter("turn <> 0 and status <> 1");
        claim.HasIndex(c => new { c.AssigneeId, c.DueAt }).HasFilter("turn <> 0 and status <> 1");

        // What is closed once nobody can appeal any more.
        claim.HasIndex(c => c.DecidedAt).HasFilter("status in (7, 10)");

        // The same as a whole, page by page.
        claim.HasIndex(c => new { c.DueAt, c.ClaimNumber }).HasFilter("turn <> 0 and status <> 1");

        // What is like a claim: the same happened in the same weeks.
        claim.HasIndex(c => new { c.Circumstance, c.SubmittedAt }).HasFilter("submitted_at is not null");
        claim.HasOne<Policy>().WithMany().HasForeignKey(c => new { c.TrackNumber, c.PolicyNumber }).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Leads from the number of a claim, unique everywhere, to its row.</summary>
internal sealed class ClaimNumber
{
    public required string Number { get; init; }

    public required string TrackNumber { get; init; }
}

internal sealed class ClaimNumberConfiguration : IEntityTypeConfiguration<ClaimNumber>
{
    public void Configure(EntityTypeBuilder<ClaimNumber> number)
    {
        number.ToTable("claim_number");
        number.HasKey(n => n.Number);
        number.Property(n => n.Number).UseCollation("C").HasMaxLength(ClaimDigits.Length);
        number.Property(n => n.TrackNumber).UseCollation("C").HasMaxLength(40);
    }
}
