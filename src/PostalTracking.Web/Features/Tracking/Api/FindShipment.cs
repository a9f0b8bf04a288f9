using Microsoft.AspNetCore.Mvc;
using PostalTracking.Web.Features.Tracking.LookUp;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>Status and history of one parcel, for anyone. Also of a number nobody has heard of yet.</summary>
internal static class FindShipment
{
    public static void Map(IEndpointRouteBuilder shipments) => shipments
        .MapGet("/{trackNumber}", HandleAsync)
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Lookups)
        .WithName("FindShipment")
        .WithSummary("Status and history of one parcel")
        .Produces<ShipmentView>()
        .Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> HandleAsync(
        [FromRoute] string trackNumber,
        [FromQuery] bool? acceptAnyway,
        [FromQuery] short? generation,
        [FromQuery] int? afterSequence,
        HttpContext context,
        TrackingLookup lookup,
        ShipmentViews views,
        CarrierHealthBoard health,
        CancellationToken cancellationToken)
    {
        var asked = AskedNumber.Read(trackNumber, acceptAnyway ?? false);
        if (asked.Number is null)
        {
            return asked.Refusal(context, trackNumber);
        }

        if (await lookup.FindAsync(asked.Number, generation, context.Connection.RemoteIpAddress, cancellationToken) is not { } found)
        {
            return Problems.Of(context, ProblemKind.NotFound);
        }

        var etag = ShipmentViews.ETag(found, context.Language(), await health.SeeAsync(cancellationToken));
        context.Response.Headers.ETag = etag;
        context.Response.Headers.CacheControl = "private, no-cache";
        if (context.Request.HasAlready(etag))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var view = await views.OfAsync([found], context.Language(), afterSequence ?? 0, cancellationToken);
        return TypedResults.Json(view[0], ShipmentJson.Readable.ShipmentView);
    }
}
