using System.Text.Json.Serialization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.LookUp;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>Up to a hundred numbers at once, each with its own answer, in the order asked.</summary>
internal static class LookUpShipments
{
    /// <param name="AcceptAnyway">Look up also what fails its check digit.</param>
    internal sealed record Request(IReadOnlyList<string?>? TrackNumbers, bool AcceptAnyway = false);

    internal sealed record Response(IReadOnlyList<Item> Items);

    /// <summary>Either a shipment or a problem.</summary>
    internal sealed record Item(
        string Input,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ShipmentView? Shipment,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ProblemDetails? Problem);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.TrackNumbers).NotEmpty();
    }

    public static void Map(IEndpointRouteBuilder shipments) => shipments
        .MapPost("/lookup", HandleAsync)
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Lookups)
        .WithValidation<Request>()
        .WithName("LookUpShipments")
        .WithSummary("Up to 100 numbers, an answer to each")
        .Produces<Response>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> HandleAsync(
        Request request, HttpContext context, TrackingLookup lookup, ShipmentViews views, CancellationToken cancellationToken)
    {
        var inputs = request.TrackNumbers!;
        if (inputs.Count > PastedText.Limit)
        {
            return Problems.Of(context, ProblemKind.TooMany, inputs.Count, PastedText.Limit);
        }

        var asked = inputs.Select(input => AskedNumber.Read(input, request.AcceptAnyway)).ToList();
        var found = await lookup.FindManyAsync(
            [.. asked.Select(a => a.Number).OfType<TrackNumber>()], context.Connection.RemoteIpAddress, cancellationToken);
        var shipments = new Queue<ShipmentView>(await views.OfAsync(found, context.Language(), 0, cancellationToken));

        return TypedResults.Json(
            new Response([.. inputs.Zip(asked, (input, a) => a.Number is null
                ? new Item(Echo.Of(input ?? ""), null, RowFault.Of(a, input).Details(context))
                : new Item(Echo.Of(input!), shipments.Dequeue(), null))]),
            ShipmentJson.Readable.Response);
    }
}
