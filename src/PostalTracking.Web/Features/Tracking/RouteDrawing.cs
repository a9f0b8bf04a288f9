namespace PostalTracking.Web.Features.Tracking;

/// <summary>
/// The picture of a route for wide screens, in the units of its view box: legs flown are arcs, legs driven hang a little,
/// as a road does between hills.
/// </summary>
internal sealed record RouteDrawing(IReadOnlyList<DrawnStop> Stops, IReadOnlyList<DrawnLeg> Legs)
{
    public const int Width = 720;
    public const int Height = 190;

    // Only arcs and what is written over them reach above this.
    private const int WithoutArcs = 66;

    private const int Left = 64;
    private const int Right = 656;

    // Below this two names side by side would touch.
    private const int Narrowest = 124;
    private const int NarrowestLast = 84;

    private static readonly int[] Ground = [128, 112, 122, 106, 118, 104];

    /// <summary>Where the picture begins: without an arc there would be nothing above.</summary>
    public int Top => Legs.Any(drawn => drawn.Leg.Flown) ? 0 : WithoutArcs;

    public static RouteDrawing Of(ParcelRoute route)
    {
        var places = Places(route);
        return new(
            [.. route.Stops.Select((stop, i) => new DrawnStop(
                stop, places[i].X, places[i].Y, stop.Code is null && stop.Kind == StopKind.Ahead && i == route.Stops.Count - 1))],
            [.. route.Legs.Select((leg, i) => Draw(leg, places[i], places[i + 1]))]);
    }

    private static (int X, int Y)[] Places(ParcelRoute route)
    {
        var least = route.Legs.Select((_, i) => i == route.Legs.Count - 1 ? NarrowestLast : Narrowest).ToArray();
        var weights = route.Legs.Select(leg => (leg.Flown ? 6 : 2) + (leg.Done ? 1 : 0)).ToArray();
        var spare = Math.Max(0, Right - Left - least.Sum());
        var squeeze = Math.Min(1.0, (Right - Left) / (double)least.Sum());

        var places = new (int X, int Y)[route.Stops.Count];
        double x = Left;
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = ((int)x, Ground[i % Ground.Length]);
            x += i < least.Length ? (least[i] * squeeze) + (spare * weights[i] / (double)weights.Sum()) : 0;
        }

        return places;
    }

    private static DrawnLeg Draw(RouteLeg leg, (int X, int Y) from, (int X, int Y) to)
    {
        var width = to.X - from.X;
        var rise = leg.Flown ? Math.Clamp(width * 3 / 10, 36, 84) : -Math.Min(width / 10, 12);
        var (middle, ground) = ((from.X + to.X) / 2, (from.Y + to.Y) / 2);

        // A quadratic curve reaches half the height of its control point.
        return new(
            leg,
            $"M{from.X} {from.Y} Q{middle} {ground - (2 * rise)} {to.X} {to.Y}",
            middle,
            leg.Flown ? ground - rise - 10 : ground - 8);
    }
}

/// <summary>A stop's place in the picture; the last one's name stands above it where there is no second line to it.</summary>
internal sealed record DrawnStop(RouteStop Stop, int X, int Y, bool NameAbove);

/// <summary>A leg's curve and where its words stand.</summary>
internal sealed record DrawnLeg(RouteLeg Leg, string Path, int LabelX, int LabelY);
