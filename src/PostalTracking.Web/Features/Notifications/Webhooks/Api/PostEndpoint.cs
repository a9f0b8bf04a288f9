using FluentValidation;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>A partner's program adds an endpoint.</summary>
internal static class PostEndpoint
{
    /// <param name="Url">https, port 443 or 8443.</param>
    /// <param name="Types"><c>shipment.updated</c>, <c>shipment.received</c>, <c>policy.*</c>, <c>claim.*</c>.</param>
    internal sealed record Request(string? Url, IReadOnlyList<string>? Types);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Url).NotEmpty();
            RuleFor(r => r.Types).NotEmpty().WithMessage(_ => WebhookTexts.Now("Fault.Types", string.Join(", ", WebhookTypes.All)));
        }
    }

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("", HandleAsync)
        .RequireRateLimiting(RateLimits.Writes)
        .WithValidation<Request>()
        .WithIdempotency(required: false, secret: true)
        .WithName("AddWebhookEndpoint")
        .WithSummary("Add an endpoint for webhooks; the answer shows its secret, once")
        .Produces<EndpointAnswer>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<IResult> HandleAsync(
        Request request, HttpContext context, AddEndpoint add, CancellationToken cancellationToken) =>
        await add.RunAsync(context.User.TenantId()!.Value, request.Url, request.Types, cancellationToken) switch
        {
            AddedEndpoint.Added added => TypedResults.Created(
                $"/api/v1/webhook-endpoints/{added.Endpoint.Id}", EndpointAnswer.Of(added.Endpoint, added.Secret)),
            AddedEndpoint.BadAddress bad => Wrong(context, "url", WebhookTexts.Now($"Fault.{bad.Fault}")),
            AddedEndpoint.BadTypes => Wrong(
                context, "types", WebhookTexts.Now("Fault.Types", string.Join(", ", WebhookTypes.All))),
            AddedEndpoint.Twice twice => Problems.Of(context, WebhookTexts.AlreadyThere).With("endpointId", twice.Id),
            AddedEndpoint.TooMany many => Problems.Of(context, WebhookTexts.TooMany, many.Most),
            var other => throw new InvalidOperationException($"{other} is no outcome of adding an endpoint."),
        };

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Wrong(HttpContext context, string field, string what) =>
        Problems.Validation(context, new Dictionary<string, string[]> { [field] = [what] });
}
