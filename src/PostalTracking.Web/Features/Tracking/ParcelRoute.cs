using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>Whether the parcel has been at a place, is there, or has it before it.</summary>
internal enum StopKind
{
    Passed,
    Here,
    Ahead,
}

/// <summary>A place on the route. <paramref name="Code"/> is the postal code of a Russian office.</summary>
internal sealed record RouteStop(string Name, string? Code, string? Country, StopKind Kind, DateOnly? Day, string? DayWords);

/// <summary>The way from one stop to the next.</summary>
internal sealed record RouteLeg(bool Flown, bool Done, string? Duration);

/// <summary>The few places that tell a parcel's journey, in the order it sees them, and the legs between them.</summary>
internal sealed record ParcelRoute(IReadOnlyList<RouteStop> Stops, IReadOnlyList<RouteLeg> Legs)
{
    // From Russia these are reached by road and rail.
    private static readonly string[] LandNeighbours = ["BY", "KZ", "MN", "FI", "EE", "LV", "LT", "GE", "AZ", "AM", "KG", "UZ", "TJ"];

    /// <summary>Null where there are not two places to draw a line between.</summary>
    public static ParcelRoute? Of(ShipmentSnapshot snapshot, IReadOnlyList<ToldEvent> events, ParcelContext context)
    {
        var passed = RouteStops.Passed(snapshot, events, context);
        List<RouteStop> stops = [.. passed, .. RouteStops.Ahead(snapshot, passed, context)];
        if (stops.Count < 2)
        {
            return null;
        }

        var words = new DateWords(context.Language);
        return new(stops, [.. stops.Zip(stops.Skip(1), (from, to) => Leg(from, to, words))]);
    }

    private static RouteLeg Leg(RouteStop from, RouteStop to, DateWords words)
    {
        var days = to.Day?.DayNumber - from.Day?.DayNumber;
        return new(IsFlown(from.Country, to.Country), to.Kind != StopKind.Ahead, days is > 0 ? words.Days(days.Value) : null);
    }

    private static bool IsFlown(string? from, string? to) => (from, to) switch
    {
        (null, _) or (_, null) => false,
        ("HK", "CN") or ("CN", "HK") => false,
        ("RU", _) => to != "RU" && !LandNeighbours.Contains(to),
        (_, "RU") => !LandNeighbours.Contains(from),
        _ => from != to,
    };
}
