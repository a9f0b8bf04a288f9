namespace PostalTracking.CarrierSimulator.Control.Faults;

/// <summary>Counts who followed a redirect, a document type, an entity or a schema to where no reader of answers should go.</summary>
internal sealed class Lures
{
    public const string Path = "/lures/";

    private int _hits;

    public int Hits => _hits;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Map($"{Path}{{**any}}", (Lures lures) =>
        {
            lures.Hit();
            return Results.Text("caught");
        });
        routes.MapGet("/control/lures", (Lures lures) => new { hits = lures.Hits });
        routes.MapDelete("/control/lures", (Lures lures) => lures.Clear());
    }

    private void Hit() => Interlocked.Increment(ref _hits);

    private void Clear() => _hits = 0;
}
