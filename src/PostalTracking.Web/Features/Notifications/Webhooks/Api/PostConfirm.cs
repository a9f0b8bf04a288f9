using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>
/// A partner's program shows that an address is its own. Without an idempotency key: the receiver is called while the request waits,
/// which no transaction may; what is confirmed stays so, however often it is asked for.
/// </summary>
internal static class PostConfirm
{
    /// <param name="Challenge">
    /// As <c>webhook.challenge</c> brought it, where the receiver cannot return it. Without it a challenge is sent at once; the
    /// receiver returns it alone, as text or as <c>{ "challenge": "…" }</c>.
    /// </param>
    internal sealed record Request(string? Challenge = null);

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("/{endpointId:guid}/confirm", HandleAsync)
        .RequireRateLimiting(RateLimits.Writes)
        .WithName("ConfirmWebhookEndpoint")
        .WithSummary("Send webhook.challenge at once, or hand in the one that came: the address shows that it is yours")
        .Produces<EndpointAnswer>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> HandleAsync(
        Guid endpointId, HttpContext context, ConfirmEndpoint confirm, CancellationToken cancellationToken, Request? request = null)
    {
        var tenant = context.User.TenantId()!.Value;
        var confirmation = request?.Challenge is { } challenge
            ? await confirm.TypedAsync(tenant, endpointId, challenge, cancellationToken)
            : await confirm.AskAsync(tenant, endpointId, cancellationToken);
        return confirmation switch
        {
            Confirmation.Given given => TypedResults.Ok(EndpointAnswer.Of(given.Endpoint)),
            Confirmation.Missing(var answer) => Problems.Of(context, WebhookTexts.Unconfirmed)
                .With("receiverStatus", answer.Status)
                .With("receiverError", DeliveryAnswer.Named(answer.Trouble))
                .With("receiverAnswer", answer.Answer),
            Confirmation.Wrong => Problems.Validation(
                context, new Dictionary<string, string[]> { ["challenge"] = [WebhookTexts.Now("Fault.Challenge")] }),
            Confirmation.TooOften many => Problems.Of(context, WebhookTexts.TooManyChallenges, many.PerDay),
            _ => Problems.Of(context, ProblemKind.NotFound),
        };
    }
}
