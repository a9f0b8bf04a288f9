using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Senders;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Senders.Register;
using PostalTracking.Web.Features.Senders.Traits;

namespace PostalTracking.Web.Features.Claims.SenderReport.Reading;

/// <summary>
/// Finds senders by whatever somebody has in hand: a trait as it stands on a label, a claim's number, a parcel's, a partner's number
/// of the sender.
/// </summary>
internal sealed class SenderSearch(PostalTrackingDbContext db, SenderFiles files, SenderKey key)
{
    public async Task<IReadOnlyList<Guid>> FindAsync(string typed, CancellationToken cancellationToken)
    {
        var found = new HashSet<Guid?>(await ByTraitAsync(typed, cancellationToken));
        if (ClaimDigits.TryParse(typed, out var claim))
        {
            found.UnionWith(await db.Set<SenderFraud>().Where(fraud => fraud.ClaimNumber == claim)
                .Select(fraud => (Guid?)fraud.IdentityId).ToListAsync(cancellationToken));
        }

        if (TrackNumber.TryParse(typed, out var number))
        {
            found.Add(await files.IdentityOfAsync(new(number.Value, 1), cancellationToken));
            found.UnionWith(await db.Set<SenderParcel>().Where(parcel => parcel.TrackNumber == number.Value)
                .Select(parcel => (Guid?)parcel.IdentityId).ToListAsync(cancellationToken));
        }

        return [.. found.OfType<Guid>().Order()];
    }

    private async Task<List<Guid?>> ByTraitAsync(string typed, CancellationToken cancellationToken)
    {
        var hashes = new TypedTraits(typed, typed, typed, typed, typed).Keep(key)
            .Where(trait => trait.Kind != SenderTraitKind.GoodsPair).Select(trait => trait.Hash).ToList();
        var partnerId = typed.Trim();
        var traits = db.Set<SenderTrait>().Where(trait => hashes.Contains(trait.Hash) || trait.PartnerId == partnerId);
        return await traits.Select(trait => trait.IdentityId)
            .Union(
                from trait in traits
                join sighting in db.Set<SenderSighting>() on trait.Id equals sighting.TraitId
                join parcel in db.Set<SenderParcel>()
                    on new { sighting.TrackNumber, sighting.Generation } equals new { parcel.TrackNumber, parcel.Generation }
                select (Guid?)parcel.IdentityId)
            .Take(SenderList.PageSize).ToListAsync(cancellationToken);
    }
}
