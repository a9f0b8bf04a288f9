using System.Globalization;
using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.Benchmarks.Stage;

internal readonly record struct MadeUpEvent(string TrackNumber, DateTimeOffset OccurredAt, string Code)
{
    public string Line => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"trackNumber":"{{TrackNumber}}","occurredAt":"{{OccurredAt:yyyy-MM-dd'T'HH:mm:ss'+03:00'}}","code":"{{Code}}","carrier":"russian-post","postalCode":"390000"}""");
}

/// <summary>Events of parcels nobody sent, twelve of each, as a partner's file has them.</summary>
internal static class MadeUpEvents
{
    public static readonly string[] Codes = ["1/1", "8/1", "8/3", "8/4", "8/3", "8/4", "8/3", "8/4", "8/2", "8/15", "12/1", "2/1"];

    private static readonly DateTimeOffset Began =
        new(TimeProvider.System.GetUtcNow().Date.AddDays(-20), TimeSpan.Zero);

    public static string Number(int parcel) => MadeUpNumbers.S10("RA", 10_000_000 + parcel, "RU");

    public static MadeUpEvent Of(int parcel, int step) =>
        new(Number(parcel), Began.AddHours(step * 30).AddSeconds(parcel % 3_600), Codes[step]);

    /// <summary>Parcel after parcel: the file of somebody who exports histories.</summary>
    public static IEnumerable<MadeUpEvent> ByParcel(int first, int events) =>
        Enumerable.Range(0, events).Select(i => Of(first + (i / Codes.Length), i % Codes.Length));

    /// <summary>In the order of time: each batch is of as many parcels as events, the hardest case.</summary>
    public static IEnumerable<MadeUpEvent> ByTime(int first, int events)
    {
        var parcels = (events + Codes.Length - 1) / Codes.Length;
        return Enumerable.Range(0, events).Select(i => Of(first + (i % parcels), i / parcels));
    }
}
