using System.Threading.Channels;
using PostalTracking.Web.Features.Tracking.Api;
using PostalTracking.Web.Features.Tracking.LookUp;

namespace PostalTracking.Web.Features.Tracking.Live;

/// <summary>
/// Compares what is watched here with what is stored, and tells the watchers. Asked for by ticks; all that come
/// during a round are one further round.
/// </summary>
internal sealed class LiveRound(Watchers watchers, WatchedChanges changes, ShipmentViews views)
{
    private readonly Channel<bool> _ticks = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Something may have changed.</summary>
    public void Tick() => _ticks.Writer.TryWrite(true);

    public ValueTask<bool> TickedAsync(CancellationToken cancellationToken) => _ticks.Reader.ReadAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var watched = watchers.Watched();
        if (watched.Count == 0)
        {
            return;
        }

        var changed = await changes.ReadAsync(watched, cancellationToken);
        var frames = await FramesAsync(changed, cancellationToken);
        foreach (var (parcel, now) in changed)
        {
            if (!watchers.Tell(parcel, now, frames[parcel]))
            {
                Tick();
            }
        }
    }

    // Each parcel once in each language it is watched in.
    private async Task<Dictionary<WatchedParcel, Dictionary<string, StreamFrame>>> FramesAsync(
        IReadOnlyList<(WatchedParcel Parcel, Found Now)> changed, CancellationToken cancellationToken)
    {
        var frames = changed.ToDictionary(c => c.Parcel, _ => new Dictionary<string, StreamFrame>());
        var wanted = changed.SelectMany(c => watchers.Languages(c.Parcel).Select(language => (Language: language, c.Parcel, c.Now)));
        foreach (var same in wanted.ToLookup(w => w.Language))
        {
            var founds = same.Select(w => w.Now).ToList();
            var rendered = await views.OfAsync(founds, same.Key, 0, cancellationToken);
            foreach (var (one, view) in same.Zip(rendered))
            {
                frames[one.Parcel][same.Key] = StreamFrame.Of(ShipmentMark.Of(one.Now.Shipment), view);
            }
        }

        return frames;
    }
}
