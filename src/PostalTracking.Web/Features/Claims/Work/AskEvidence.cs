using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Work;

/// <param name="Note">What exactly, in the consultant's words.</param>
internal sealed record AskedEvidence(EvidenceKind Kind, string? Note = null);

/// <summary>Asks the customer for more, on a locked claim: onto the checklist, and it is the customer's turn.</summary>
internal sealed class AskEvidence(PostalTrackingDbContext db, ClaimSteps steps, TimeProvider clock)
{
    public async Task<ClaimOutcome> AskAsync(Claim claim, ClaimOrder order, ClaimActor actor, CancellationToken cancellationToken)
    {
        if (order.Reason is not { } reason || !ClaimReasons.For(ClaimStatus.EvidenceRequested).Contains(reason))
        {
            return new ClaimOutcome.Refused(ClaimRefusal.ReasonRequired);
        }

        // Nothing to tick off and nothing said: the customer would not know what to do.
        if (order.Needs.Count == 0 && string.IsNullOrWhiteSpace(order.Text))
        {
            return new ClaimOutcome.Refused(ClaimRefusal.TextRequired);
        }

        await PutOnListAsync(claim, order.Needs, cancellationToken);
        return await steps.MoveAsync(claim, ClaimStatus.EvidenceRequested, actor, cancellationToken, reason, order.Text);
    }

    /// <summary>A consultant decided that something on the list is not needed after all.</summary>
    public async Task WaiveAsync(Claim claim, EvidenceKind kind, ClaimActor actor, CancellationToken cancellationToken)
    {
        var need = await db.Set<ClaimNeed>().SingleOrDefaultAsync(
            n => n.TrackNumber == claim.TrackNumber && n.ClaimNumber == claim.ClaimNumber && n.Kind == kind, cancellationToken);
        if (need is { WaivedAt: null })
        {
            need.WaivedAt = clock.GetUtcNow();
            steps.Tell(claim, ClaimEntryKind.Corrected, actor, about: new { waived = kind.Name() });
        }
    }

    private async Task PutOnListAsync(Claim claim, IReadOnlyList<AskedEvidence> asked, CancellationToken cancellationToken)
    {
        var listed = await db.Set<ClaimNeed>()
            .Where(n => n.TrackNumber == claim.TrackNumber && n.ClaimNumber == claim.ClaimNumber)
            .ToDictionaryAsync(n => n.Kind, cancellationToken);
        foreach (var (kind, note) in asked.DistinctBy(need => need.Kind))
        {
            if (!listed.TryGetValue(kind, out var need))
            {
                need = new()
                {
                    TrackNumber = claim.TrackNumber,
                    ClaimNumber = claim.ClaimNumber,
                    Kind = kind,
                    IsRequired = true,
                    AskedAt = clock.GetUtcNow(),
                };
                db.Add(need);
            }

            // Asked for again: what came before does not answer it.
            (need.IsRequired, need.Note, need.AskedAt, need.ReceivedAt, need.WaivedAt) = (true, note, clock.GetUtcNow(), null, null);
        }
    }
}
