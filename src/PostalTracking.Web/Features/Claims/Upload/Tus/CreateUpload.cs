using Microsoft.Extensions.Options;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Upload.Tus;

/// <summary>Begins an upload: a row, an address, a place in the quota. Of the file itself nothing is there yet.</summary>
internal sealed class CreateUpload(
    PostalTrackingDbContext db, ClaimBook claims, EvidenceQuota quota, IOptions<EvidenceOptions> options, TimeProvider clock)
{
    /// <returns>The upload, or what stands against it.</returns>
    public async Task<(StoredEvidence? Begun, ProblemKind? Refusal)> CreateAsync(
        NewUpload asked, UploadCaller caller, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // The quota holds however many ask at once: first the person, then the claim, always in this order.
        await quota.LockPersonAsync(caller.Person, cancellationToken);
        if (await claims.LockAsync(asked.ClaimNumber, cancellationToken) is not { } claim || !caller.Actor.MaySee(claim))
        {
            return (null, ProblemKind.NotFound);
        }

        if (claim.Status is ClaimStatus.Closed or ClaimStatus.Withdrawn or ClaimStatus.Paid)
        {
            return (null, UploadProblems.ClaimEnded);
        }

        if (await quota.RefusalAsync(claim, caller.Person, asked.Length ?? 0, cancellationToken) is { } refusal)
        {
            return (null, refusal);
        }

        var begun = Begin(claim, asked, caller);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (begun, null);
    }

    private StoredEvidence Begin(Claim claim, NewUpload asked, UploadCaller caller)
    {
        var (now, id) = (clock.GetUtcNow(), Guid.NewGuid());
        var isWhole = asked.Length == 0;
        var evidence = new Evidence
        {
            TrackNumber = claim.TrackNumber,
            ClaimNumber = claim.ClaimNumber,
            EvidenceId = id,
            Kind = asked.Kind,
            Author = caller.Actor.Author,
            StaffId = caller.Actor.StaffId,
            FileName = asked.FileName,
            State = isWhole ? EvidenceState.Checking : EvidenceState.Uploading,
            Size = asked.Length,
            IsRecorded = asked.IsRecorded,
            BegunAt = now,
            ReceivedAt = isWhole ? now : null,
        };
        var upload = new EvidenceUpload
        {
            TrackNumber = claim.TrackNumber,
            ClaimNumber = claim.ClaimNumber,
            EvidenceId = id,
            Person = caller.Person,
            BegunAt = now,
            Metadata = asked.Metadata,
            StoredAs = Guid.NewGuid().ToString("N"),
            Length = asked.Length,
            ExpiresAt = isWhole ? null : now + options.Value.KeepUnfinished,
            CheckAt = isWhole ? now : null,
        };
        db.AddRange(
            evidence,
            upload,
            new EvidenceAddress { EvidenceId = id, TrackNumber = claim.TrackNumber, ClaimNumber = claim.ClaimNumber });
        return new(claim, evidence, upload);
    }
}
