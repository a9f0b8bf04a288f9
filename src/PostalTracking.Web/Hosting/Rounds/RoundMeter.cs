using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace PostalTracking.Web.Hosting;

/// <summary>The heartbeat of the rounds: how long ago each last succeeded, and how often it failed.</summary>
internal sealed class RoundMeter
{
    private readonly ConcurrentDictionary<string, long> _succeeded = new();
    private readonly Counter<long> _failures;
    private readonly TimeProvider _clock;

    public RoundMeter(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        var meter = meters.Create(Telemetry.MeterOf("Rounds"));
        _failures = meter.CreateCounter<long>("round_failures", description: "Rounds that failed");
        meter.CreateObservableGauge("round_age", Ages, "s", "Time since a round last succeeded on this instance");
    }

    public void Succeeded(string round) => _succeeded[round] = _clock.GetTimestamp();

    public void Failed(string round) => _failures.Add(1, Named(round));

    private IEnumerable<Measurement<double>> Ages() =>
        _succeeded.Select(round => new Measurement<double>(_clock.GetElapsedTime(round.Value).TotalSeconds, Named(round.Key)));

    private static KeyValuePair<string, object?> Named(string round) => new("round", round);
}
