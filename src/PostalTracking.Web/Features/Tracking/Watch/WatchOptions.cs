using System.ComponentModel.DataAnnotations;

namespace PostalTracking.Web.Features.Tracking.Watch;

/// <summary>What watching and sharing may cost; a device needs no account, so its address is what counts.</summary>
internal sealed class WatchOptions
{
    public const string Section = "Watch";

    /// <summary>Parcels that one address may move before the anonymous ones in a day.</summary>
    [Range(0, 1_000_000)]
    public int PreferredPerDay { get; init; } = 200;

    /// <summary>Links to lists and calendars of them that one address may make in a day.</summary>
    [Range(0, 1_000_000)]
    public int SharesPerDay { get; init; } = 30;

    /// <summary>How long such a link leads somewhere.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "366.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan ShareFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long a calendar may ask for the days of a list; parcels are at their end long before.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "732.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan CalendarFor { get; init; } = TimeSpan.FromDays(180);
}
