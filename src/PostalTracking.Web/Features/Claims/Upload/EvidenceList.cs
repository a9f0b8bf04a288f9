using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload.Store;

namespace PostalTracking.Web.Features.Claims.Upload;

/// <summary>One file of a claim as a page or the API shows it.</summary>
/// <param name="FileName">As the sender named it: to be shown escaped.</param>
/// <param name="Received">Bytes that are safely here.</param>
/// <param name="Size">Bytes of the whole; null while it is being filmed.</param>
/// <param name="Duration">Seconds.</param>
/// <param name="Verdict">A key for <see cref="EvidenceTexts.ForVerdict"/>; null where there is nothing to say.</param>
/// <param name="FilmedFrom">When its first and last bytes came in, on our clock; of a film that was sent while it was made.</param>
/// <param name="IsOwn">Sent by the side that looks.</param>
internal sealed record EvidenceFile(
    Guid EvidenceId,
    EvidenceKind Kind,
    string FileName,
    EvidenceState State,
    string? Verdict,
    long Received,
    long? Size,
    string? MediaType,
    int? Duration,
    byte[]? Sha256,
    bool IsRecorded,
    DateTimeOffset BegunAt,
    DateTimeOffset? ReceivedAt,
    DateTimeOffset? FilmedFrom,
    DateTimeOffset? FilmedUntil,
    ClaimAuthor Author,
    bool IsOwn)
{
    public bool CanBeOpened => State == EvidenceState.Ready;

    /// <summary>Of a hundred; null while the whole is unknown.</summary>
    public int? Percent => Size is null ? null : Size == 0 ? 100 : (int)(Received * 100 / Size);

    /// <summary>Where an upload goes on, and whether it may be given up.</summary>
    public bool IsUnfinished => State == EvidenceState.Uploading;
}

/// <summary>The files of a claim, the oldest first. The desk also sees what was refused, put into quarantine and removed of others.</summary>
internal sealed class EvidenceList(PostalTrackingDbContext db)
{
    public async Task<IReadOnlyList<EvidenceFile>> ReadAsync(
        Claim claim, ClaimActor actor, CancellationToken cancellationToken) => await (
        from evidence in db.Set<Evidence>()
        join upload in db.Set<EvidenceUpload>()
            on new { evidence.TrackNumber, evidence.ClaimNumber, evidence.EvidenceId }
            equals new { upload.TrackNumber, upload.ClaimNumber, upload.EvidenceId }
        where evidence.TrackNumber == claim.TrackNumber && evidence.ClaimNumber == claim.ClaimNumber
            && (evidence.State != EvidenceState.Removed || (actor.IsStaff && evidence.Sha256 != null))
        orderby evidence.BegunAt, evidence.EvidenceId
        select new EvidenceFile(
            evidence.EvidenceId,
            evidence.Kind,
            evidence.FileName,
            evidence.State,
            evidence.Verdict,
            upload.Received,
            evidence.Size ?? upload.Length,
            evidence.MediaType,
            evidence.Duration,
            evidence.Sha256,
            evidence.IsRecorded,
            evidence.BegunAt,
            evidence.ReceivedAt,
            db.Set<EvidencePart>()
                .Where(part => evidence.IsRecorded && part.TrackNumber == evidence.TrackNumber
                    && part.ClaimNumber == evidence.ClaimNumber && part.EvidenceId == evidence.EvidenceId)
                .Min(part => (DateTimeOffset?)part.At),
            db.Set<EvidencePart>()
                .Where(part => evidence.IsRecorded && part.TrackNumber == evidence.TrackNumber
                    && part.ClaimNumber == evidence.ClaimNumber && part.EvidenceId == evidence.EvidenceId)
                .Max(part => (DateTimeOffset?)part.At),
            evidence.Author,
            evidence.Author == actor.Author)).AsNoTracking().ToListAsync(cancellationToken);
}
