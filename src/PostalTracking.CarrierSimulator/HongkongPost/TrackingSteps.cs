using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.CarrierSimulator.HongkongPost;

/// <summary>
/// What Hongkong Post knows of a parcel: posted, processed, departed, and nothing after. Parcels have no happenings of this post's
/// own, so these are read off what the other two tell of the same moments.
/// </summary>
internal static class TrackingSteps
{
    private const int Posted = 0;
    private const int Processed = 2;
    private const int Departed = 3;

    public static IReadOnlyList<Told<int>> Of(Parcel? parcel, DateTimeOffset now)
    {
        if (parcel is not { TrackNumber: [_, _, _, _, _, _, _, _, _, _, _, 'H', 'K'] })
        {
            return [];
        }

        var posted = parcel.Operations(now).Where(o => o.What.Type == 1).Select(o => new Told<int>(Posted, o.At));
        var traces = parcel.Traces(now).Select(t => (Status: StatusOf(t.What.ActionCode), t.At)).Where(t => t.Status is not null);
        return [.. posted.Concat(traces.Select(t => new Told<int>(t.Status!.Value, t.At))).OrderBy(s => s.At)];
    }

    private static int? StatusOf(string actionCode) => actionCode switch
    {
        "CC_EX_START" => Processed,
        "LH_DEPART" => Departed,
        _ => null,
    };
}
