using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Senders.Register;

/// <summary>What a senior decides about who is one sender, in the caller's transaction. Each decision can be undone.</summary>
internal sealed class SenderDecisions(PostalTrackingDbContext db, SenderGroups groups, TimeProvider clock)
{
    public const int LongestReason = 1000;

    /// <returns>The one that stays; null where one of them is not there, or they are one already.</returns>
    public async Task<Guid?> JoinAsync(Guid one, Guid other, string reason, Guid by, CancellationToken cancellationToken)
    {
        await groups.LockAsync(cancellationToken);
        if (one == other
            || await AnchorAsync(one, cancellationToken) is not { } first || await AnchorAsync(other, cancellationToken) is not { } second)
        {
            return null;
        }

        db.Add(new SenderDecision
        {
            Kind = SenderDecisionKind.Joined,
            OneNumber = first.TrackNumber,
            OneGeneration = first.Generation,
            OtherNumber = second.TrackNumber,
            OtherGeneration = second.Generation,
            Reason = reason,
            MadeAt = clock.GetUtcNow(),
            MadeBy = by,
        });
        await db.SaveChangesAsync(cancellationToken);
        return await groups.JoinAsync([one, other], cancellationToken);
    }

    /// <summary>From now on the trait joins nobody: whom only it joined part.</summary>
    /// <returns>False where the trait does not join anybody.</returns>
    public async Task<bool> CutAsync(Guid identity, int traitId, string reason, Guid by, CancellationToken cancellationToken)
    {
        await groups.LockAsync(cancellationToken);
        var cut = await db.Set<SenderTrait>().Where(trait => trait.Id == traitId && trait.IdentityId == identity && !trait.IsCut)
            .ExecuteUpdateAsync(trait => trait.SetProperty(t => t.IsCut, true), cancellationToken);
        if (cut == 0)
        {
            return false;
        }

        db.Add(new SenderDecision
        {
            Kind = SenderDecisionKind.Cut,
            TraitId = traitId,
            Reason = reason,
            MadeAt = clock.GetUtcNow(),
            MadeBy = by,
        });
        await db.SaveChangesAsync(cancellationToken);
        await groups.PartAsync(identity, cancellationToken);
        return true;
    }

    /// <returns>A sender it was about; null where there is no such decision, or it was undone before.</returns>
    public async Task<Guid?> UndoAsync(int decisionId, string reason, Guid by, CancellationToken cancellationToken)
    {
        await groups.LockAsync(cancellationToken);
        var standing = db.Set<SenderDecision>().Where(d => d.UndoneAt == null);
        if (await standing.SingleOrDefaultAsync(d => d.Id == decisionId, cancellationToken) is not { } decision)
        {
            return null;
        }

        (decision.UndoneAt, decision.UndoneBy, decision.UndoneReason) = (clock.GetUtcNow(), by, reason);
        await db.SaveChangesAsync(cancellationToken);
        return decision.Kind == SenderDecisionKind.Joined
            ? await UnjoinAsync(new(decision.OneNumber!, decision.OneGeneration!.Value), cancellationToken)
            : await UncutAsync(decision.TraitId!.Value, cancellationToken);
    }

    private async Task<Guid?> UnjoinAsync(SenderParcelKey parcel, CancellationToken cancellationToken)
    {
        if (await groups.IdentityOfAsync(parcel, cancellationToken) is { } identity)
        {
            await groups.PartAsync(identity, cancellationToken);
        }

        return await groups.IdentityOfAsync(parcel, cancellationToken);
    }

    private async Task<Guid?> UncutAsync(int traitId, CancellationToken cancellationToken)
    {
        var bearers = await (
            from sighting in db.Set<SenderSighting>()
            where sighting.TraitId == traitId
            join parcel in db.Set<SenderParcel>()
                on new { sighting.TrackNumber, sighting.Generation } equals new { parcel.TrackNumber, parcel.Generation }
            select parcel.IdentityId).Distinct().ToListAsync(cancellationToken);
        Guid? identity = bearers.Count > 0 ? await groups.JoinAsync(bearers, cancellationToken) : null;
        await db.Set<SenderTrait>().Where(trait => trait.Id == traitId).ExecuteUpdateAsync(
            trait => trait.SetProperty(t => t.IsCut, false).SetProperty(t => t.IdentityId, identity), cancellationToken);
        return identity;
    }

    // The parcel by which a sender is remembered, whatever identity it has later.
    private async Task<SenderParcelKey?> AnchorAsync(Guid identity, CancellationToken cancellationToken) => await db.Set<SenderParcel>()
        .Where(parcel => parcel.IdentityId == identity)
        .OrderBy(parcel => parcel.TrackNumber).ThenBy(parcel => parcel.Generation)
        .Select(parcel => new SenderParcelKey(parcel.TrackNumber, parcel.Generation))
        .FirstOrDefaultAsync(cancellationToken);
}
