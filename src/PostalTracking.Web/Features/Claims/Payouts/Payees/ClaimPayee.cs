using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Payouts.Payees;

/// <summary>Where a claim's money goes to, as it was said each time; the last one counts.</summary>
internal sealed class ClaimPayee
{
    public required string TrackNumber { get; init; }

    public required string ClaimNumber { get; init; }

    /// <summary>1, 2, 3…</summary>
    public required short Version { get; init; }

    /// <summary>Name, account and BIC under Data Protection: see <see cref="PayeeSafe"/>.</summary>
    public required byte[] Details { get; init; }

    /// <summary>The account so that its owner knows it again: **** 4821.</summary>
    public required string Masked { get; init; }

    public required ClaimAuthor Author { get; init; }

    /// <summary>Who wrote it down on the telephone; null: the customer.</summary>
    public Guid? StaffId { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class ClaimPayeeConfiguration : IEntityTypeConfiguration<ClaimPayee>
{
    public void Configure(EntityTypeBuilder<ClaimPayee> payee)
    {
        payee.ToTable("claim_payee");
        payee.HasKey(p => new { p.TrackNumber, p.ClaimNumber, p.Version });
        payee.Property(p => p.TrackNumber).UseCollation("C").HasMaxLength(40);
        payee.Property(p => p.ClaimNumber).UseCollation("C").HasMaxLength(ClaimDigits.Length);
        payee.Property(p => p.Masked).HasMaxLength(40);
        payee.HasOne<Claim>().WithMany().HasForeignKey(p => new { p.TrackNumber, p.ClaimNumber }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class ClaimPayees
{
    /// <summary>The one that counts; null where nobody has said any.</summary>
    public static Task<ClaimPayee?> PayeeAsync(this DbContext db, Claim claim, CancellationToken cancellationToken) => db.Set<ClaimPayee>()
        .AsNoTracking()
        .Where(payee => payee.TrackNumber == claim.TrackNumber && payee.ClaimNumber == claim.ClaimNumber)
        .OrderByDescending(payee => payee.Version)
        .FirstOrDefaultAsync(cancellationToken);
}
