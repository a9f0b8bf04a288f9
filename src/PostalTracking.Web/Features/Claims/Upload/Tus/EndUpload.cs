using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload.Content;
using PostalTracking.Web.Features.Claims.Upload.Store;

namespace PostalTracking.Web.Features.Claims.Upload.Tus;

/// <summary>The sender gives an upload up; of a claim that was not sent yet, also a file that is whole. Evidence once sent stays.</summary>
internal sealed class EndUpload(PostalTrackingDbContext db, ClaimBook claims)
{
    /// <returns>False: it stays.</returns>
    public async Task<bool> EndAsync(EvidenceUpload upload, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var claim = await claims.LockAsync(upload.ClaimNumber, cancellationToken);
        var isDraft = claim!.Status == ClaimStatus.Draft;

        // The lease is taken away: what a part that is still coming in writes counts no more.
        var ended = await db.Database.ExecuteSqlAsync(
            $"""
            with e as (
                update evidence set state = {EvidenceState.Removed}, verdict = {Verdicts.GivenUp}
                where (track_number, claim_number, evidence_id) = ({upload.TrackNumber}, {upload.ClaimNumber}, {upload.EvidenceId})
                    and (state = {EvidenceState.Uploading} or ({isDraft} and state in ({EvidenceState.Checking}, {EvidenceState.Ready})))
                returning track_number, claim_number, evidence_id)
            update evidence_upload u set is_condemned = true, lease = lease + 1, lease_until = null, expires_at = null, check_at = null
            from e where (u.track_number, u.claim_number, u.evidence_id) = (e.track_number, e.claim_number, e.evidence_id)
            """,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ended > 0;
    }
}
