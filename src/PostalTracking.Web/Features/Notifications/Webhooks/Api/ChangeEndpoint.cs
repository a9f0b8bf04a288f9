using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>A partner's program enables an endpoint, gives it a new secret, or removes it.</summary>
internal static class ChangeEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapDelete("/{endpointId:guid}", RemoveAsync)
            .RequireRateLimiting(RateLimits.Writes)
            .WithIdempotency(required: false)
            .WithName("RemoveWebhookEndpoint")
            .WithSummary("Remove an endpoint and what waits for it")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound);
        endpoints.MapPost("/{endpointId:guid}/enable", EnableAsync)
            .RequireRateLimiting(RateLimits.Writes)
            .WithIdempotency(required: false)
            .WithName("EnableWebhookEndpoint")
            .WithSummary("Enable an endpoint that was disabled; what waited goes out")
            .Produces<EndpointAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        endpoints.MapPost("/{endpointId:guid}/rotate", RotateAsync)
            .RequireRateLimiting(RateLimits.Writes)
            .WithIdempotency(required: false, secret: true)
            .WithName("RotateWebhookSecret")
            .WithSummary("A new secret; the one before signs as well for 24 hours")
            .Produces<EndpointAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> RemoveAsync(
        Guid endpointId, HttpContext context, SwitchEndpoint change, CancellationToken cancellationToken) =>
        await change.RemoveAsync(context.User.TenantId()!.Value, endpointId, cancellationToken)
            ? TypedResults.NoContent()
            : Problems.Of(context, ProblemKind.NotFound);

    private static async Task<IResult> EnableAsync(
        Guid endpointId, HttpContext context, SwitchEndpoint change, CancellationToken cancellationToken) =>
        await change.EnableAsync(context.User.TenantId()!.Value, endpointId, cancellationToken) switch
        {
            null => Problems.Of(context, ProblemKind.NotFound),
            { State: EndpointState.Unconfirmed } => Problems.Of(context, WebhookTexts.Unconfirmed),
            var endpoint => TypedResults.Ok(EndpointAnswer.Of(endpoint)),
        };

    private static async Task<IResult> RotateAsync(
        Guid endpointId, HttpContext context, RotateSecret rotate, CancellationToken cancellationToken) =>
        await rotate.RunAsync(context.User.TenantId()!.Value, endpointId, null, cancellationToken) is var (endpoint, secret)
            ? TypedResults.Ok(EndpointAnswer.Of(endpoint, secret))
            : Problems.Of(context, ProblemKind.NotFound);
}
