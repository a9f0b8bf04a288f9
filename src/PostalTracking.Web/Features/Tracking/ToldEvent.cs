using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>An event with its code, its place and the clock of that place at hand.</summary>
internal sealed record ToldEvent(HistoryEntry Entry, CarrierCode Code, Place Place, PlaceTime At)
{
    /// <summary>What still stands of a parcel's history, the newest first; what a carrier took back is not told.</summary>
    public static IReadOnlyList<ToldEvent> NewestFirst(ShipmentSnapshot snapshot, ParcelContext context) =>
        [.. CountedEvents.Of(snapshot.History, context.Code).Select(e => Tell(e, context))];

    /// <summary>"390000 Рязань"; abroad the name, else the country; null where nothing is known.</summary>
    public string? PlaceName(ParcelContext context) =>
        Place.PostalCode is { } code ? $"{code:000000} {Place.Name}".TrimEnd() : Place.Name ?? context.CountryName(Place.Country);

    private static ToldEvent Tell(HistoryEntry entry, ParcelContext context)
    {
        var place = context.Place(entry.Place);
        return new(
            entry,
            context.Code(entry.Carrier, entry.Code),
            place,
            PlaceTime.Of(entry.OccurredAt, context.Now, place.TimeZone, entry.OffsetMinutes));
    }
}
