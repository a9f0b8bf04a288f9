using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>A partner's program looks at its endpoints.</summary>
internal static class ReadEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("", ListAsync)
            .RequireRateLimiting(RateLimits.Lookups)
            .WithName("ListWebhookEndpoints")
            .WithSummary("The partner's endpoints")
            .Produces<EndpointList>();
        endpoints.MapGet("/{endpointId:guid}", FindAsync)
            .RequireRateLimiting(RateLimits.Lookups)
            .WithName("FindWebhookEndpoint")
            .WithSummary("One endpoint")
            .Produces<EndpointAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(HttpContext context, WebhookBook book, CancellationToken cancellationToken) =>
        TypedResults.Ok(new EndpointList(
        [
            .. (await book.ListAsync(context.User.TenantId()!.Value, cancellationToken)).Select(endpoint => EndpointAnswer.Of(endpoint)),
        ]));

    private static async Task<IResult> FindAsync(
        Guid endpointId, HttpContext context, WebhookBook book, CancellationToken cancellationToken) =>
        await book.FindAsync(context.User.TenantId()!.Value, endpointId, cancellationToken) is { } endpoint
            ? TypedResults.Ok(EndpointAnswer.Of(endpoint))
            : Problems.Of(context, ProblemKind.NotFound);
}
