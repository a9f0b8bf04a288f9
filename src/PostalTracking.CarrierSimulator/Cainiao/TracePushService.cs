using Microsoft.Extensions.Options;
using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.CarrierSimulator.Cainiao;

/// <summary>Pushes what happens to parcels when it happens, if there is an address for it; what is not taken is sent again later.</summary>
internal sealed class TracePushService(
    ParcelStock parcels, TracePusher pusher, IOptions<SimulatorOptions> options, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly HashSet<string> _taken = [];
    private readonly Dictionary<string, (DateTimeOffset At, TimeSpan Wait)> _again = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.PushUrl is not { } url)
        {
            return;
        }

        using var timer = new PeriodicTimer(Round, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var parcel in parcels.All.Where(p => !p.Sleeps))
                {
                    await PushAsync(parcel, url, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task PushAsync(Parcel parcel, Uri url, CancellationToken cancellationToken)
    {
        var traces = pusher.Told(parcel).Where(t => !_taken.Contains(t.OutBizCode)).ToList();
        var waits = _again.TryGetValue(parcel.TrackNumber, out var again);
        if (traces.Count == 0 || (waits && again.At > clock.GetUtcNow()))
        {
            return;
        }

        var pushed = await pusher.PushAsync(parcel, traces, url, cancellationToken);
        if (pushed.IsTaken)
        {
            _taken.UnionWith(traces.Select(t => t.OutBizCode));
            _again.Remove(parcel.TrackNumber);
            return;
        }

        var wait = waits ? TimeSpan.FromTicks(Math.Min(again.Wait.Ticks * 2, LongestWait.Ticks)) : Round;
        _again[parcel.TrackNumber] = (clock.GetUtcNow() + wait, wait);
    }
}
