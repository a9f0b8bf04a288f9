using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.LookUp;

namespace PostalTracking.Web.Features.Tracking.Live;

/// <summary>A parcel that somebody watches here. Kept by <see cref="Watchers"/>, under its lock.</summary>
internal sealed class WatchedParcel(TrackNumber asked, short? generation)
{
    public TrackNumber Asked => asked;

    /// <summary>The number it travels under now.</summary>
    public string Number { get; private set; } = asked.Value;

    /// <summary>0: whichever is the newest use of the number.</summary>
    public short Generation { get; private set; } = generation ?? 0;

    /// <summary>What every watcher has been told, or knew before; never more.</summary>
    public ShipmentMark? Seen { get; private set; }

    public HashSet<Watcher> Watchers { get; } = [];

    /// <summary>A watcher comes knowing this. Where others know more, all are compared with the least: nobody misses anything.</summary>
    public void ComesKnowing(Found found)
    {
        var mark = ShipmentMark.Of(found.Shipment);
        if (Seen is not { } seen || seen.IsAfter(mark))
        {
            IsNow(found);
        }
    }

    public void IsNow(Found found)
    {
        Seen = ShipmentMark.Of(found.Shipment);
        if (found.Shipment.TrackNumber != Number)
        {
            (Number, Generation) = (found.Shipment.TrackNumber, found.Shipment.Generation);
        }
    }
}

/// <summary>A watched parcel as it stood at one moment.</summary>
internal sealed record WatchedRow(WatchedParcel Parcel, string Number, short Generation, ShipmentMark Seen);
