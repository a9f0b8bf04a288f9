using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Tracking.LookUp;

namespace PostalTracking.Web.Features.Protection.Counter;

/// <summary>Puts what can be sold into the form in which it is shown and read aloud.</summary>
internal sealed class OfferCards(SaleOffer offers, TrackingLookup lookup, TimeProvider clock)
{
    /// <param name="typedCod">What the clerk read from the form; counts only where nobody names a sum.</param>
    /// <returns>Null for a number nobody knows.</returns>
    public async Task<OfferCard?> FindAsync(TrackNumber number, int office, long? typedCod, CancellationToken cancellationToken)
    {
        if (await offers.FindAsync(number, office, cancellationToken) is { } offer)
        {
            return Card(offer, typedCod, clock.GetUtcNow());
        }

        // The carriers are asked, and the next scan may find it.
        await lookup.FindAsync(number, null, null, cancellationToken);
        return null;
    }

    private static OfferCard Card(Offer offer, long? typedCod, DateTimeOffset now)
    {
        var handedOver = offer.Status is ShipmentStatus.Delivered or ShipmentStatus.PartiallyDelivered
            ? Local(offer.ReceivedAt)
            : null;
        return new()
        {
            Number = TrackNumber.Parse(offer.CurrentNumber),
            Arrived = Local(offer.StatusSince),
            HandedOver = handedOver,
            Cod = offer.Cod ?? typedCod,
            IsCodTyped = offer.Cod is null,
            Sender = offer.SenderName,
            Frauds = offer.SenderName is null && offer.ConfirmedFrauds == 0 ? null : offer.ConfirmedFrauds,
            Premium = offer.Premium,
            CoolingOffDays = offer.Tariff.CoolingOffDays,
            Until = Local(offer.CoverUntil)!.Day,
            Today = Local(now)!.Day,
            PhoneUpTo = offer.Tariff.PhoneUpTo,
            Refusal = offer.Refusal,
            Office = offer.Office?.ToString("D6", System.Globalization.CultureInfo.InvariantCulture),
            PolicyNumber = offer.Protection?.PolicyNumber,
        };

        PlaceTime? Local(DateTimeOffset? moment) => moment is { } at ? PlaceTime.Of(at, now, offer.Zone.Id) : null;
    }
}
