using System.Globalization;
using System.Text.Json.Serialization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>Partners send what happened to parcels, up to 5,000 events in a request, each with its own verdict.</summary>
internal static class ReceiveEvents
{
    public const int Most = 5_000;

    private const int LongestCode = 100;
    private const int LongestPlace = 200;

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

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/events", HandleAsync)
        .RequireScope(Scopes.EventsWrite)
        .RequireRateLimiting(RateLimits.Writes)
        .WithBodyLimit(ServerLimits.Events)
        .WithValidation<Request>()
        .WithIdempotency(required: false)
        .WithName("ReceiveEvents")
        .WithSummary("Up to 5,000 events, a verdict on each")
        .Produces<Response>()
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> HandleAsync(
        Request request, HttpContext context, Ingest.Ingest ingest, CancellationToken cancellationToken)
    {
        var rows = request.Events!;
        if (rows.Count > Most)
        {
            return Problems.Of(context, ProblemKind.TooMany, rows.Count, Most);
        }

        var read = rows.Select(row => Read(context, row)).ToList();
        var groups = read
            .Select((r, index) => (r.Number, r.Carrier, r.Event, Index: index))
            .Where(r => r.Event is not null)
            .GroupBy(r => (r.Number!.Value, r.Carrier))
            .Select(g => g.ToList())
            .ToList();
        var verdicts = await ingest.RunAsync(
            [.. groups.Select(g => new CarrierReport
            {
                Number = g[0].Number!,
                Carrier = g[0].Carrier,
                Events = [.. g.Select(r => r.Event!)],
            })],
            cancellationToken);

        var answers = read.Select((r, index) => new RowVerdict(rows[index]?.TrackNumber is { } number ? Echo.Of(number) : null, "rejected", r.Problem))
            .ToArray();
        foreach (var (group, verdict) in groups.Zip(verdicts))
        {
            foreach (var (row, one) in group.Zip(verdict))
            {
                answers[row.Index] = answers[row.Index] with { Verdict = one == EventVerdict.Stored ? "stored" : "duplicate" };
            }
        }

        return TypedResults.Ok(new Response(answers));
    }

    private static (TrackNumber? Number, Carrier Carrier, ReportedEvent? Event, ProblemDetails? Problem) Read(HttpContext context, Row? row)
    {
        var asked = AskedNumber.Read(row?.TrackNumber, acceptAnyway: true);
        if (asked.Number is not { } number)
        {
            return (null, default, null, Rows.Problem(context, asked, row?.TrackNumber));
        }

        if (CarrierKeys.TryParse(row!.Carrier) is not { } carrier)
        {
            return (null, default, null, Rows.Problem(context, TrackingProblems.UnknownCarrier, row.Carrier));
        }

        if (PartnerTime.Read(row.OccurredAt) is not { } occurredAt)
        {
            return (null, default, null, Rows.Problem(context, TrackingProblems.InvalidTime, row.OccurredAt));
        }

        var wrong =
            string.IsNullOrWhiteSpace(row.Code) || row.Code.Length > LongestCode ? "code"
            : row.PostalCode is not null && !IsPostalCode(row.PostalCode) ? "postalCode"
            : row.Country is not null && !(row.Country.Length == 2 && row.Country.All(char.IsAsciiLetterUpper)) ? "country"
            : row.Place?.Length > LongestPlace ? "place"
            : null;
        return wrong is not null
            ? (null, default, null, Rows.Invalid(context, wrong))
            : (number, carrier, Event(row, occurredAt), null);
    }

    private static ReportedEvent Event(Row row, DateTimeOffset occurredAt) => new(
        row.Code!.Trim(),
        occurredAt.ToUniversalTime(),
        PartnerTime.OffsetMinutes(row.OccurredAt!, occurredAt),
        row.PostalCode is { } postalCode && (row.Country is null or "RU")
            ? new ReportedPlace("RU", int.Parse(postalCode, CultureInfo.InvariantCulture), null)
            : new ReportedPlace(row.Country, 0, row.Place));

    private static bool IsPostalCode(string text) => text.Length == 6 && text.All(char.IsAsciiDigit) && text[0] != '0';
}
