using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.SenderReport;

/// <summary>A file of a claim that came with another claim as well.</summary>
internal sealed record ReusedFile(
    Guid EvidenceId, string FileName, EvidenceKind Kind, string OtherClaim, DateTimeOffset OtherAt, bool IsOfSamePolicy);

/// <summary>Finds the same film or picture in other claims, by its hash: whole, to the byte.</summary>
internal sealed class ReusedMedia(PostalTrackingDbContext db)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<ReusedFile>> FindAsync(Claim claim, CancellationToken cancellationToken) => await (
        from own in db.Set<Evidence>()
        where own.TrackNumber == claim.TrackNumber && own.ClaimNumber == claim.ClaimNumber && own.Sha256 != null
        join other in db.Set<Evidence>() on own.Sha256 equals other.Sha256
        where other.ClaimNumber != claim.ClaimNumber
        join theirs in db.Set<Claim>()
            on new { other.TrackNumber, other.ClaimNumber } equals new { theirs.TrackNumber, theirs.ClaimNumber }
        orderby other.BegunAt
        select new ReusedFile(
            own.EvidenceId, own.FileName, own.Kind, other.ClaimNumber, other.BegunAt, theirs.PolicyNumber == claim.PolicyNumber))
        .Take(Most).ToListAsync(cancellationToken);
}
