using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Features.Tracking.Api;
using PostalTracking.Web.Features.Tracking.LookUp;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Live;

/// <summary>One parcel as a stream of server-sent events: <c>shipment</c> now, unless it is known already, and on every change.</summary>
internal static class WatchShipment
{
    public const string Name = "WatchShipment";

    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(30);

    public static void Map(IEndpointRouteBuilder shipments) => shipments
        .MapGet("/{trackNumber}/live", HandleAsync)
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Lookups)
        .WithName(Name)
        .WithSummary("Every change of one parcel, as server-sent events")
        .WithDescription(
            "Event `shipment`, its data the shipment as GET /shipments/{trackNumber} has it. Sent at once, unless Last-Event-ID " +
            "names the newest, and then on every change. A comment every 20 s; ends after " +
            "about an hour, or when the server stops: come again.")
        .Produces<ShipmentView>(contentType: StreamFrame.ContentType)
        .AddOpenApiOperationTransformer(LiveDescription.AddAsync)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> HandleAsync(
        [FromRoute] string trackNumber,
        [FromQuery] bool? acceptAnyway,
        [FromQuery] short? generation,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        HttpContext context,
        TrackingLookup lookup,
        ShipmentViews views,
        Watchers watchers,
        IOptions<LiveOptions> options,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var asked = AskedNumber.Read(trackNumber, acceptAnyway ?? false);
        if (asked.Number is null)
        {
            return asked.Refusal(context, trackNumber);
        }

        var lifetime = options.Value.Lifetime * (0.9 + (Random.Shared.NextDouble() * 0.2));
        var address = RateLimits.Network(context.Connection.RemoteIpAddress);
        var watcher = new Watcher(asked.Number, generation, context.Language(), address, context, clock, lifetime);
        if (watchers.Enter(watcher) is { } refusal)
        {
            context.RetryAfter(ComeAgain);
            return Problems.Of(context, refusal, ProblemAnswers.Seconds(ComeAgain));
        }

        try
        {
            // Entered first and looked up then: a change is either in what is found or told afterwards.
            if (await lookup.FindAsync(asked.Number, generation, context.Connection.RemoteIpAddress, cancellationToken) is not { } found)
            {
                return Problems.Of(context, ProblemKind.NotFound);
            }

            watchers.ComesKnowing(watcher, found);
            await BeginAsync(context, watcher, found, lastEventId, views);
            await using var gone = context.RequestAborted.UnsafeRegister(static one => ((Watcher)one!).End(), watcher);
            await watcher.RunAsync();
            return TypedResults.Empty;
        }
        finally
        {
            watchers.Leave(watcher);
        }
    }

    // Apart from the rest, so that an idle stream holds on to nothing of this.
    private static async Task BeginAsync(HttpContext context, Watcher watcher, Found found, string? lastEventId, ShipmentViews views)
    {
        var mark = ShipmentMark.Of(found.Shipment);
        StreamFrame[] words = lastEventId == mark.ToString()
            ? [StreamFrame.Retry()]
            : [StreamFrame.Retry(), StreamFrame.Of(mark, (await views.OfAsync([found], watcher.Language, 0, context.RequestAborted))[0])];

        var response = context.Response;
        response.ContentType = StreamFrame.ContentType;
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await watcher.BeginAsync(mark, words);
    }
}
