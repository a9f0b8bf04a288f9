using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>Two parcels that turn out to be one: what stands of the other's history goes over.</summary>
/// <param name="Added">With the sequences they got in the parcel that stays.</param>
internal sealed record Absorption(ShipmentSnapshot After, IReadOnlyList<HistoryEntry> Added)
{
    /// <returns>Null where the two contradict each other: then the carrier that named the number is wrong.</returns>
    public static Absorption? Of(ShipmentSnapshot parcel, ShipmentSnapshot other, CodeBook codes, DateTimeOffset now)
    {
        if (Uses.Began(parcel) is { } began && Uses.Began(other) is { } otherBegan
            && !SameParcel.Possible(Generations.Trace(parcel, began), Generations.Trace(other, otherBegan)))
        {
            return null;
        }

        var after = parcel with
        {
            Dues = parcel.Dues | other.Dues,
            Sender = parcel.Sender ?? other.Sender,
            Origin = parcel.Origin ?? other.Origin,
            Destination = parcel.Destination ?? other.Destination,
            DestinationPostalCode = parcel.DestinationPostalCode == 0 ? other.DestinationPostalCode : parcel.DestinationPostalCode,
            Sources = [.. parcel.Sources, .. other.Sources.Where(s => parcel.Sources.All(own => own.Carrier != s.Carrier))],
            OtherNumbers = [.. parcel.OtherNumbers, .. other.OtherNumbers
                .Where(n => n.Number != parcel.TrackNumber && parcel.OtherNumbers.All(own => own.Number != n.Number))],
        };
        var added = new List<HistoryEntry>();
        foreach (var said in CountedEvents.Standing(other.History).GroupBy(e => e.Carrier))
        {
            var merged = Merge.Apply(after, said.Key, [.. said.Select(e => e with { Revision = 0 })], SaidExtent.Part, codes, now);
            added.AddRange(merged.Added);
            after = merged.After;
        }

        return new Absorption(after, added);
    }
}
