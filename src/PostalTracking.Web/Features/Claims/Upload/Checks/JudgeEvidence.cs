using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload.Store;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Upload.Checks;

/// <summary>Writes down what became of a file, with its line in the story; what is accepted ticks the checklist off.</summary>
internal sealed class JudgeEvidence(PostalTrackingDbContext db, ClaimBook claims, ClaimSteps steps, EvidenceProgress progress)
{
    private const string DeskLanguage = "ru";

    /// <returns>False: meanwhile it was judged by another, or given up.</returns>
    public async Task<bool> JudgeAsync(StoredEvidence stored, Examination result, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var claim = (await claims.LockAsync(stored.Claim.ClaimNumber, cancellationToken))!;
        var upload = await db.Set<EvidenceUpload>()
            .SingleAsync(u => u.TrackNumber == claim.TrackNumber && u.ClaimNumber == claim.ClaimNumber
                && u.EvidenceId == stored.Evidence.EvidenceId, cancellationToken);
        var evidence = await db.Set<Evidence>()
            .SingleAsync(e => e.TrackNumber == claim.TrackNumber && e.ClaimNumber == claim.ClaimNumber
                && e.EvidenceId == stored.Evidence.EvidenceId, cancellationToken);
        if (evidence.State != EvidenceState.Checking || upload.CheckTries != stored.Upload.CheckTries)
        {
            return false;
        }

        (evidence.State, evidence.Verdict) = (result.State, result.Look.Verdict);
        (evidence.Sha256, evidence.MediaType, evidence.Duration) = (result.Sha256, result.Look.Type?.Name, result.Look.Duration);
        (upload.CheckAt, upload.IsCondemned) = (null, result.State == EvidenceState.Refused);
        await TellAsync(claim, evidence, result, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task TellAsync(Claim claim, Evidence evidence, Examination result, CancellationToken cancellationToken)
    {
        var sender = new ClaimActor(evidence.Author, Mover.House, evidence.StaffId);
        var about = new { evidenceId = evidence.EvidenceId, kind = evidence.Kind.Name(), verdict = evidence.Verdict };
        if (result.State == EvidenceState.Ready)
        {
            steps.Tell(claim, ClaimEntryKind.EvidenceReceived, sender, about: about);
            steps.Publish(claim, "evidence-received");
            await progress.ReceivedAsync(claim, evidence.Kind, cancellationToken);
        }
        else
        {
            steps.Tell(claim, ClaimEntryKind.EvidenceRefused, ClaimActor.House, about: about);
            steps.Publish(claim, "evidence-refused");
        }

        if (result.Found is { } found)
        {
            Note("Note.Infected", found);
        }

        if (result.State == EvidenceState.Removed)
        {
            Note("Note.Lost");
        }

        if (await OthersAsync(evidence, cancellationToken) is { Count: > 0 } others)
        {
            Note("Note.Reused", string.Join(", ", others.Select(ClaimDigits.Grouped)));
        }

        void Note(string key, params ReadOnlySpan<object?> values) => steps.Tell(
            claim,
            ClaimEntryKind.Note,
            ClaimActor.House,
            text: EvidenceTexts.Words.For(key, DeskLanguage, values),
            about: about,
            isInternal: true);
    }

    /// <summary>Claims that have the same film, picture or paper.</summary>
    private async Task<List<string>> OthersAsync(Evidence evidence, CancellationToken cancellationToken) => evidence.Sha256 is not { } sha
        ? []
        : await db.Set<Evidence>()
            .Where(other => other.Sha256 == sha && other.ClaimNumber != evidence.ClaimNumber)
            .Select(other => other.ClaimNumber).Distinct().Order().Take(10)
            .ToListAsync(cancellationToken);
}
