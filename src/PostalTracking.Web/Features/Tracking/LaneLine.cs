using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>When parcels of the same lane arrive, with what is behind it: sample and share of estimates kept.</summary>
internal sealed record LaneLine(string Title, string Text)
{
    public static LaneLine? Of(ShipmentSnapshot snapshot, ParcelContext context)
    {
        if (context.Estimate is not { Lane: { } lane } estimate)
        {
            return null;
        }

        var words = new DateWords(context.Language);
        var office = context.Place(snapshot.DestinationPostalCode);
        var today = PlaceTime.Of(context.Now, context.Now, office.TimeZone).Today;
        var text = TrackingTexts.For(
            "Lane.Text",
            context.Language,
            context.CountryName(snapshot.Origin),
            office.Region ?? office.Name,
            words.Day(estimate.To, today),
            lane.Sample);
        return new(
            TrackingTexts.For("Lane.Title", context.Language, words.Day(estimate.From, today), words.Day(estimate.To, today)),
            lane.Kept is { } kept ? $"{text} {TrackingTexts.For("Lane.Kept", context.Language, Math.Round(kept * 100))}" : text);
    }
}
