using System.ComponentModel.DataAnnotations;

namespace PostalTracking.Web.Features.Tracking.Live;

/// <summary>How many may watch parcels live, and how their streams are kept alive.</summary>
internal sealed class LiveOptions
{
    public const string Section = "Live";

    /// <summary>Streams of all visitors together; fewer than <c>Limits:Connections</c>, so that look-ups always find one.</summary>
    [Range(1, 1_000_000)]
    public int Watchers { get; init; } = 5_000;

    /// <summary>Streams of one address (an IPv6 network of 64 bits counts as one); an office or a mobile operator shares one.</summary>
    [Range(1, 1_000_000)]
    public int WatchersPerAddress { get; init; } = 100;

    /// <summary>A silent stream says so often that it lives; who has not taken what was written for so long is dropped.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>A stream ends after so long, give or take a tenth, and the watcher comes again: load spreads over the instances.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(1);
}
