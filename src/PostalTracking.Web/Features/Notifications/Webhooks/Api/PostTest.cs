using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>
/// A partner's program tries its receiver. Without an idempotency key: the receiver is called while the request waits, which no
/// transaction may, and a message more changes nothing.
/// </summary>
internal static class PostTest
{
    /// <param name="Delivered">The receiver answered 2xx.</param>
    /// <param name="Status">What it answered; null where no answer came.</param>
    /// <param name="Error"><c>forbidden</c>, <c>name</c>, <c>unreachable</c>, <c>tls</c>, <c>timed-out</c> or <c>broken</c>.</param>
    internal sealed record Response(string MessageId, bool Delivered, int? Status, string? Error, int DurationMs, string? Answer);

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("/{endpointId:guid}/test", HandleAsync)
        .RequireRateLimiting(RateLimits.Writes)
        .WithName("TestWebhookEndpoint")
        .WithSummary("Send webhook.test at once; the answer is what the receiver said")
        .Produces<Response>()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<IResult> HandleAsync(
        Guid endpointId, HttpContext context, TestEndpoint test, CancellationToken cancellationToken) =>
        await test.RunAsync(context.User.TenantId()!.Value, endpointId, cancellationToken) switch
        {
            Tested.Sent(var message, var answer) => TypedResults.Ok(new Response(
                MessageIds.Text(message),
                answer.IsSuccess,
                answer.Status,
                DeliveryAnswer.Named(answer.Trouble),
                (int)answer.Took.TotalMilliseconds,
                answer.Answer)),
            Tested.Unconfirmed => Problems.Of(context, WebhookTexts.Unconfirmed),
            _ => Problems.Of(context, ProblemKind.NotFound),
        };
}
