using Microsoft.AspNetCore.Http.HttpResults;
using PostalTracking.CarrierSimulator.Cainiao;
using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.CarrierSimulator.Control;

/// <summary>What no real partner has: parcels on demand, faults on demand, and the questions counted.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/control");

        control.MapGet("/parcels", List);
        control.MapPost("/parcels", Create);
        control.MapGet("/parcels/{number}", Show);
        control.MapPost("/parcels/{number}/advance", Advance);
        control.MapPost("/parcels/{number}/restart", Restart);
        control.MapDelete("/parcels/{number}", Remove);
        control.MapPost("/parcels/{number}/push", PushAsync);

        control.MapGet("/requests", (RequestLog log, string? trackNumber) =>
            new { partners = log.Count(trackNumber), recent = log.Recent });
        control.MapDelete("/requests", (RequestLog log) => log.Clear());

        control.MapGet("/faults", (FaultQueue faults) => new { items = faults.All });
        control.MapPost("/faults", Break);
        control.MapDelete("/faults", Mend);
    }

    private static object List(ParcelStock parcels, TimeProvider clock) =>
        new { items = parcels.All.Select(p => ParcelView.Of(p, clock.GetUtcNow())) };

    private static Results<Created<ParcelView>, ValidationProblem> Create(
        ParcelOrder order, ParcelStock parcels, MadeUpNumbers numbers, TimeProvider clock)
    {
        var mistakes = order.Mistakes().ToDictionary(m => m.Field, m => new[] { m.Message });
        if (mistakes.Count > 0)
        {
            return TypedResults.ValidationProblem(mistakes);
        }

        var parcel = parcels.Add(order.ToPlan(numbers, clock));
        return TypedResults.Created($"/control/parcels/{parcel.TrackNumber}", ParcelView.Of(parcel, clock.GetUtcNow()));
    }

    private static Results<Ok<ParcelView>, NotFound> Show(string number, ParcelStock parcels, TimeProvider clock) =>
        View(parcels.Find(number), clock);

    private static Results<Ok<ParcelView>, NotFound> Advance(
        string number, AdvanceOrder? order, ParcelStock parcels, TimeProvider clock) =>
        View(parcels.Advance(number, order?.Steps ?? 1), clock);

    private static Results<Ok<ParcelView>, NotFound> Restart(string number, ParcelStock parcels, TimeProvider clock) =>
        View(parcels.Restart(number), clock);

    private static Results<NoContent, NotFound> Remove(string number, ParcelStock parcels) =>
        parcels.Remove(number) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<Ok<Pushed>, NotFound, ValidationProblem>> PushAsync(
        string number, PushOrder order, ParcelStock parcels, TracePusher pusher, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(order.Url, UriKind.Absolute, out var url) || !url.Scheme.StartsWith("http", StringComparison.Ordinal))
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["url"] = ["An absolute http address."] });
        }

        return parcels.Ask(number) is { } parcel
            ? TypedResults.Ok(await pusher.PushAsync(parcel, pusher.Told(parcel), url, cancellationToken))
            : TypedResults.NotFound();
    }

    private static Results<Created<Fault>, ValidationProblem> Break(Fault fault, FaultQueue faults)
    {
        if (!fault.IsSensible)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["fault"] = ["A value is out of its range."] });
        }

        faults.Add(fault);
        return TypedResults.Created("/control/faults", fault);
    }

    private static NoContent Mend(FaultQueue faults, string? partner)
    {
        faults.Clear(PartnerKeys.Find(partner));
        return TypedResults.NoContent();
    }

    private static Results<Ok<ParcelView>, NotFound> View(Parcel? parcel, TimeProvider clock) =>
        parcel is null ? TypedResults.NotFound() : TypedResults.Ok(ParcelView.Of(parcel, clock.GetUtcNow()));

    private sealed record PushOrder(string? Url);

    private sealed record AdvanceOrder(int Steps = 1);
}
