using System.Text.Json;
using System.Text.RegularExpressions;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.Work;

/// <summary>
/// The one way a claim changes its status, and the one way a line gets into its story. Inside the caller's transaction, on a claim
/// that <see cref="ClaimBook.LockAsync"/> answered; saved by the caller's SaveChanges.
/// </summary>
internal sealed partial class ClaimSteps(PostalTrackingDbContext db, CalendarBook calendars, AuditLog audit, TimeProvider clock)
{
    /// <summary>Where this actor may take this claim: by the table of moves, and out of a hold only back to where it came from.</summary>
    public static IReadOnlyList<ClaimStatus> Allowed(Claim claim, ClaimActor actor) =>
        [.. ClaimMoves.Allowed(claim.Status, actor.Mover).Where(to => claim.Status != ClaimStatus.OnHold || to == claim.HeldFrom)];

    /// <summary>By the table of moves alone; the rules of a decision or a payout belong to their use cases, which call this last.</summary>
    /// <returns><see cref="ClaimOutcome.Done"/> or <see cref="ClaimOutcome.Forbidden"/>.</returns>
    public async Task<ClaimOutcome> MoveAsync(
        Claim claim,
        ClaimStatus to,
        ClaimActor actor,
        CancellationToken cancellationToken,
        ClaimReason? reason = null,
        string? text = null,
        long? amount = null)
    {
        var allowed = Allowed(claim, actor);
        if (!allowed.Contains(to))
        {
            return new ClaimOutcome.Forbidden(claim.Status, allowed);
        }

        var now = clock.GetUtcNow();
        var calendar = await calendars.CalendarAsync(cancellationToken);
        var terms = await calendars.TermsAsync(claim.TermsId, now, cancellationToken);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(claim.TimeZone);
        var from = claim.Status;
        Tell(claim, ClaimEntryKind.Moved, actor, from: from, to: to, reason: reason, text: text, amount: amount);
        claim.HeldFrom = to == ClaimStatus.OnHold ? from : null;
        claim.TermsId = terms.Id;
        claim.Clocks = claim.Clocks.After(from, to, now, terms, calendar, zone);
        claim.Status = to;
        claim.Turn = to.Turn();
        claim.DueAt = claim.Clocks.Running?.DueAt(calendar, zone);
        claim.ClosedAt = to.IsOpen() ? null : now;
        Publish(claim, Slug().Replace(to.ToString(), "-$1").ToLowerInvariant());
        return new ClaimOutcome.Done(claim);
    }

    /// <summary>Adds a line to the story, and one to the audit log where the staff acts. Whoever looked before has to look again.</summary>
    /// <param name="about">Ids of what it is about, for <see cref="ClaimEntry.About"/>.</param>
    public ClaimEntry Tell(
        Claim claim,
        ClaimEntryKind kind,
        ClaimActor actor,
        ClaimStatus? from = null,
        ClaimStatus? to = null,
        ClaimReason? reason = null,
        string? text = null,
        long? amount = null,
        object? about = null,
        bool isInternal = false)
    {
        var entry = new ClaimEntry
        {
            TrackNumber = claim.TrackNumber,
            ClaimNumber = claim.ClaimNumber,
            Sequence = ++claim.LastEntry,
            At = clock.GetUtcNow(),
            Kind = kind,
            Author = actor.Author,
            StaffId = actor.StaffId,
            From = from,
            To = to,
            Reason = reason,
            Amount = amount,
            Text = text,
            About = about is null ? null : JsonSerializer.Serialize(about, JsonSerializerOptions.Web),
            IsInternal = isInternal,
        };
        db.Add(entry);
        claim.Version++;
        if (actor.IsStaff)
        {
            audit.Add(
                ActionOf(kind),
                claim.ClaimNumber,
                new { kind = kind.ToString(), entry = entry.Sequence, to = to?.ToString(), reason = reason?.ToString() });
        }

        return entry;
    }

    /// <summary>Tells the rest of the house and the partners: numbers and states, no sums, no words, no people.</summary>
    public void Publish(Claim claim, string what) => db.Add(new OutboxMessage
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        Type = $"claim.{what}",
        Payload = JsonSerializer.Serialize(
            new
            {
                claimNumber = claim.ClaimNumber,
                policyNumber = claim.PolicyNumber,
                trackNumber = claim.TrackNumber,
                generation = claim.Generation,
                status = claim.Status.ToString(),
                version = claim.Version,
            }),
        CreatedAt = clock.GetUtcNow(),
        NextAttemptAt = clock.GetUtcNow(),
    });

    private static string ActionOf(ClaimEntryKind kind) => kind switch
    {
        ClaimEntryKind.Message or ClaimEntryKind.Note => AuditActions.ClaimWritten,
        ClaimEntryKind.EvidenceReceived or ClaimEntryKind.EvidenceRefused => AuditActions.ClaimEvidence,
        ClaimEntryKind.LetterSent or ClaimEntryKind.LetterAnswered => AuditActions.ClaimLetter,
        ClaimEntryKind.PayoutOrdered or ClaimEntryKind.PayoutReleased or ClaimEntryKind.PayoutPaid
            or ClaimEntryKind.PayoutReturned or ClaimEntryKind.Recovered => AuditActions.ClaimMoney,
        ClaimEntryKind.Assigned => AuditActions.ClaimAssigned,
        _ => AuditActions.ClaimMoved,
    };

    // InReview → in-review.
    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex Slug();
}
