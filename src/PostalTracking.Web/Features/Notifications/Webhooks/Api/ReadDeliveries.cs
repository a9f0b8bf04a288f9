using Microsoft.AspNetCore.Mvc;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>A partner's program reads the log of an endpoint.</summary>
internal static class ReadDeliveries
{
    private const int UsualPage = 50;

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/{endpointId:guid}/deliveries", HandleAsync)
        .RequireRateLimiting(RateLimits.Lookups)
        .WithName("ListWebhookDeliveries")
        .WithSummary("The log of an endpoint: messages with their bodies and attempts, newest first")
        .Produces<DeliveryPage>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> HandleAsync(
        Guid endpointId,
        [FromQuery] string? state,
        [FromQuery] string? trackNumber,
        [FromQuery] int? limit,
        [FromQuery] string? after,
        HttpContext context,
        WebhookBook book,
        DeliveryLog log,
        CancellationToken cancellationToken)
    {
        if (state is not (null or "waiting" or "delivered" or "dead"))
        {
            return Problems.Validation(context, new Dictionary<string, string[]> { ["state"] = [WebhookTexts.Now("Fault.State")] });
        }

        if (await book.FindAsync(context.User.TenantId()!.Value, endpointId, cancellationToken) is null)
        {
            return Problems.Of(context, ProblemKind.NotFound);
        }

        var number = trackNumber is null ? null : TrackNumber.TryParse(trackNumber, out var read) ? read.Value : trackNumber;
        var (lines, next) = await log.PageAsync(
            endpointId,
            state is null ? null : Enum.Parse<DeliveryState>(state, ignoreCase: true),
            number,
            after,
            Math.Clamp(limit ?? UsualPage, 1, DeliveryLog.LargestPage),
            cancellationToken);
        return TypedResults.Ok(new DeliveryPage([.. lines.Select(DeliveryAnswer.Of)], next));
    }
}
