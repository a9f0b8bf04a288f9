using PostalTracking.Domain.Tracking;
using static PostalTracking.Domain.Tracking.ShipmentStatus;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>What a parcel asks of the one who waits for it, the most urgent first. Each has its words: <c>Standing.{standing}</c>.</summary>
internal enum Standing
{
    /// <summary>To be fetched.</summary>
    Ready,

    /// <summary>Something went otherwise than it should.</summary>
    Trouble,
    UnderWay,

    /// <summary>Nobody has heard of the number yet.</summary>
    Unheard,
    Finished,

    /// <summary>No parcel: something is wrong with the number.</summary>
    Wrong,
}

/// <summary>Many parcels told in one sentence: «3 ждут в отделениях, 5 в пути».</summary>
internal static class Standings
{
    public static Standing Of(ShipmentStatus status) => status switch
    {
        AvailableForPickup => Standing.Ready,
        AttemptFailed or CustomsHeld or ShipmentStatus.Exception or PartiallyDelivered or Returning or Expired => Standing.Trouble,
        Pending => Standing.Unheard,
        _ when status.IsFinal() => Standing.Finished,
        _ => Standing.UnderWay,
    };

    /// <summary>How many there are of each, in the order of their urgency.</summary>
    public static IReadOnlyList<(Standing Standing, int Count)> Counted(IEnumerable<LineAnswer> lines) =>
        [.. lines.CountBy(line => line.Standing).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];

    public static string Sentence(IEnumerable<(Standing Standing, int Count)> counted, string language)
    {
        var parts = counted.Select(one => TrackingTexts.Words.Counted($"Standing.{one.Standing}", language, one.Count));
        return TrackingTexts.For("Standing.Sentence", language, string.Join(TrackingTexts.For("Standing.Comma", language), parts));
    }
}
