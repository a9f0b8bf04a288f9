using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Upload.Store;

/// <summary>A file of a claim, with how it came.</summary>
internal sealed record StoredEvidence(Claim Claim, Evidence Evidence, EvidenceUpload Upload)
{
    public bool IsGone => Evidence.State is EvidenceState.Removed or EvidenceState.Refused;
}

/// <summary>Finds a file by the id in its address. Whether the asker may see it, <c>ClaimActor.MaySee</c> says.</summary>
internal sealed class EvidenceUploads(PostalTrackingDbContext db)
{
    public const int LongestMetadata = 2000;

    public async Task<StoredEvidence?> FindAsync(Guid evidenceId, CancellationToken cancellationToken) => await (
        from address in db.Set<EvidenceAddress>().Where(a => a.EvidenceId == evidenceId)
        join claim in db.Set<Claim>()
            on new { address.TrackNumber, address.ClaimNumber } equals new { claim.TrackNumber, claim.ClaimNumber }
        join evidence in db.Set<Evidence>()
            on new { address.TrackNumber, address.ClaimNumber, address.EvidenceId }
            equals new { evidence.TrackNumber, evidence.ClaimNumber, evidence.EvidenceId }
        join upload in db.Set<EvidenceUpload>()
            on new { address.TrackNumber, address.ClaimNumber, address.EvidenceId }
            equals new { upload.TrackNumber, upload.ClaimNumber, upload.EvidenceId }
        select new StoredEvidence(claim, evidence, upload)).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
}
