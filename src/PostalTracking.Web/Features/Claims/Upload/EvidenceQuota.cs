using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload.Store;
using PostalTracking.Web.Features.Claims.Upload.Tus;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Upload;

/// <summary>
/// How much a claim holds and a person sends in a day. What is announced counts as if it were there; of a film nobody knows the
/// length of, what has come. What was refused or removed leaves the claim's quota; from the day's it is taken off only when given up.
/// </summary>
internal sealed class EvidenceQuota(PostalTrackingDbContext db, IOptions<EvidenceOptions> options, TimeProvider clock)
{
    private sealed record Taken(long Files, long Bytes);

    public Task LockPersonAsync(string person, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"select pg_advisory_xact_lock(hashtextextended({"evidence:" + person}, 0))", cancellationToken);

    /// <summary>What stands against <paramref name="length"/> bytes more in a new file; null: nothing.</summary>
    public async Task<ProblemKind?> RefusalAsync(Claim claim, string person, long length, CancellationToken cancellationToken)
    {
        var limits = options.Value;
        var ofClaim = await OfClaimAsync(claim.TrackNumber, claim.ClaimNumber, cancellationToken);
        var ofPerson = await OfPersonAsync(person, cancellationToken);
        return ofClaim.Files >= limits.FilesPerClaim || ofClaim.Bytes + length > limits.ClaimQuota ? UploadProblems.ClaimQuota
            : ofPerson.Files >= limits.FilesPerDay || ofPerson.Bytes + length > limits.DailyQuota ? UploadProblems.DailyQuota
            : null;
    }

    /// <summary>Bytes that an upload of unknown length may still get.</summary>
    public async Task<long> LeftAsync(EvidenceUpload upload, CancellationToken cancellationToken)
    {
        var limits = options.Value;
        var ofClaim = await OfClaimAsync(upload.TrackNumber, upload.ClaimNumber, cancellationToken);
        var ofPerson = await OfPersonAsync(upload.Person, cancellationToken);
        return Math.Max(0, Math.Min(
            limits.LongestFile - upload.Received, Math.Min(limits.ClaimQuota - ofClaim.Bytes, limits.DailyQuota - ofPerson.Bytes)));
    }

    private Task<Taken> OfClaimAsync(string trackNumber, string claimNumber, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<Taken>(
            $"""
            select count(*) as files, coalesce(sum(coalesce(u.length, u.received)), 0)::bigint as bytes
            from evidence_upload u
            join evidence e on (e.track_number, e.claim_number, e.evidence_id) = (u.track_number, u.claim_number, u.evidence_id)
            where u.track_number = {trackNumber} and u.claim_number = {claimNumber}
                and e.state not in ({EvidenceState.Refused}, {EvidenceState.Removed})
            """).SingleAsync(cancellationToken);

    private Task<Taken> OfPersonAsync(string person, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<Taken>(
            $"""
            select count(*) as files, coalesce(sum(coalesce(u.length, u.received)), 0)::bigint as bytes
            from evidence_upload u
            join evidence e on (e.track_number, e.claim_number, e.evidence_id) = (u.track_number, u.claim_number, u.evidence_id)
            where u.person = {person} and u.begun_at > {clock.GetUtcNow().AddDays(-1)} and e.state <> {EvidenceState.Removed}
            """).SingleAsync(cancellationToken);
}
