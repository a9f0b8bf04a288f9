using System.Text.Json.Serialization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using PostalTracking.Web.Features.Tracking.Registration;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>Partners announce parcels (pre-advice), up to 1,000 in a request, each with its own verdict.</summary>
internal static class RegisterShipments
{
    public const int Most = 1_000;

    internal sealed record Request(IReadOnlyList<Row?>? Shipments);

    internal sealed record Row(
        string? TrackNumber,
        string? Service = null,
        string? Origin = null,
        string? Destination = null,
        string? DestinationPostalCode = null,
        MoneyRow? OrderValue = null,
        MoneyRow? Cod = null,
        SenderRow? Sender = null,
        string? RecipientPhoneLast4 = null);

    /// <param name="Amount">Minor units.</param>
    /// <param name="Currency">ISO 4217.</param>
    internal sealed record MoneyRow(long? Amount, string? Currency);

    /// <param name="Id">As the partner knows the sender.</param>
    internal sealed record SenderRow(string? Id = null, string? Name = null);

    internal sealed record Response(IReadOnlyList<RowVerdict> Items);

    /// <param name="Verdict"><c>created</c>, <c>unchanged</c>, <c>updated</c> or <c>rejected</c>.</param>
    /// <param name="Warnings">Accepted all the same: <c>check-digit</c>.</param>
    internal sealed record RowVerdict(
        string? TrackNumber,
        string Verdict,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Warnings = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ProblemDetails? Problem = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Shipments).NotEmpty();
    }

    public static void Map(IEndpointRouteBuilder shipments) => shipments
        .MapPost("", HandleAsync)
        .RequireScope(Scopes.ShipmentsWrite)
        .RequireRateLimiting(RateLimits.Writes)
        .WithValidation<Request>()
        .WithIdempotency(required: false)
        .WithName("RegisterShipments")
        .WithSummary("Announce up to 1,000 parcels, a verdict on each")
        .Produces<Response>()
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> HandleAsync(
        Request request, HttpContext context, Register register, CancellationToken cancellationToken)
    {
        var rows = request.Shipments!;
        if (rows.Count > Most)
        {
            return Problems.Of(context, ProblemKind.TooMany, rows.Count, Most);
        }

        var read = rows.Select(RegistrationRow.Read).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < read.Count; i++)
        {
            if (read[i].Parcel is { } parcel && !seen.Add(parcel.Number.Value))
            {
                read[i] = new(null, RowFault.Repeated(parcel.Number));
            }
        }

        var verdicts = await register.RunAsync(
            [.. read.Select(r => r.Parcel).OfType<AnnouncedParcel>()], context.User.TenantId()!.Value, cancellationToken);
        return TypedResults.Ok(new Response([.. rows.Zip(read, (row, r) => Verdict(context, row, r, verdicts))]));
    }

    private static RowVerdict Verdict(
        HttpContext context, Row? row, RegistrationRow read, IReadOnlyDictionary<string, RegistrationVerdict> verdicts)
    {
        var input = row?.TrackNumber is { } text ? Echo.Of(text) : null;
        if (read.Parcel is not { } parcel)
        {
            return new RowVerdict(input, "rejected", Problem: read.Fault!.Details(context));
        }

        return verdicts[parcel.Number.Value] switch
        {
            RegistrationVerdict.RegisteredByAnother => new RowVerdict(
                input, "rejected", Problem: RowFault.RegisteredByAnother(parcel.Number).Details(context)),
            var verdict => new RowVerdict(
                input,
                verdict switch
                {
                    RegistrationVerdict.Created => "created",
                    RegistrationVerdict.Updated => "updated",
                    _ => "unchanged",
                },
                parcel.Number.CheckDigitHolds ? null : ["check-digit"]),
        };
    }
}
