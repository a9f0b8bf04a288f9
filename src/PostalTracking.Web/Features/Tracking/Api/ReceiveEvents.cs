using System.Text.Json.Serialization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>
/// Partners send what happened to parcels, each event with its own verdict: up to 5,000 in a JSON body, or any number as
/// a stream of lines (<see cref="StreamEvents"/>).
/// </summary>
internal static class ReceiveEvents
{
    public const int Most = 5_000;

    internal sealed record Request(IReadOnlyList<Row?>? Events);

    /// <param name="OccurredAt">ISO 8601 with an offset.</param>
    /// <param name="Code">As the carrier's table has it: <c>8/2</c>, <c>GTMS_SIGNED</c>, <c>EMI</c>.</param>
    internal sealed record Row(
        string? TrackNumber,
        string? OccurredAt,
        string? Code,
        string? Carrier,
        string? PostalCode = null,
        string? Place = null,
        string? Country = null);

    internal sealed record Response(IReadOnlyList<RowVerdict> Items);

    /// <param name="Verdict"><c>stored</c>, <c>duplicate</c> or <c>rejected</c>.</param>
    internal sealed record RowVerdict(
        string? TrackNumber,
        string Verdict,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ProblemDetails? Problem = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Events).NotEmpty();
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/events", HandleAsync)
            .RequireScope(Scopes.EventsWrite)
            .RequireRateLimiting(RateLimits.Writes)
            .WithBodyLimit(ServerLimits.Events)
            .WithValidation<Request>()
            .WithIdempotency(required: false)
            .WithName("ReceiveEvents")
            .WithSummary("Up to 5,000 events, or any number as NDJSON, a verdict on each")
            .Produces<Response>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .AddOpenApiOperationTransformer(StreamDescription.AddAsync);

        // The same address: the type of the body decides. Without a type it is JSON's to complain.
        api.MapPost("/events", StreamEvents.HandleAsync)
            .Accepts<Row>(ServerLimits.NdjsonType)
            .RequireScope(Scopes.EventsWrite)
            .RequireRateLimiting(RateLimits.Writes)
            .WithoutBodyLimit()
            .WithOrder(1)
            .ExcludeFromDescription();
    }

    private static async Task<IResult> HandleAsync(
        Request request, HttpContext context, Ingest.Ingest ingest, EventMeter meter, EventTally tally, CancellationToken cancellationToken)
    {
        var rows = request.Events!;
        if (rows.Count > Most)
        {
            return Problems.Of(context, ProblemKind.TooMany, rows.Count, Most);
        }

        var events = rows.Select(ReceivedEvent.Read).ToList();
        var verdicts = await EventVerdicts.OfAsync(events, ingest, meter, cancellationToken);
        tally.Count(context.User.TenantId()!.Value, events, verdicts);
        return TypedResults.Ok(new Response(
            [.. events.Zip(verdicts, (e, verdict) => new RowVerdict(e.TrackNumber, verdict, e.Fault?.Details(context)))]));
    }
}
