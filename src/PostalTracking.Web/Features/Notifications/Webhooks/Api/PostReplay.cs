using FluentValidation;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>A partner's program asks for messages again: one, or those of a time.</summary>
internal static class PostReplay
{
    /// <param name="DeliveryId">The id of one message; without <paramref name="From"/> and <paramref name="To"/>.</param>
    /// <param name="From">By the times at which what the messages tell happened, both included; not older than what is kept.</param>
    internal sealed record Request(string? DeliveryId = null, DateTimeOffset? From = null, DateTimeOffset? To = null);

    /// <param name="Replayed">How many are in the queue again, under the ids they had.</param>
    /// <param name="UpTo">Where there were more than 10,000: the time of the last; ask again from there.</param>
    internal sealed record Response(int Replayed, DateTime? UpTo);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.DeliveryId).Must((r, one) => one is null ? r is { From: not null, To: not null } : r is { From: null, To: null })
                .WithMessage(_ => WebhookTexts.Now("Fault.Replay"));
            RuleFor(r => r.To).GreaterThanOrEqualTo(r => r.From).When(r => r.From is not null && r.To is not null)
                .WithMessage(_ => WebhookTexts.Now("Fault.Range"));
        }
    }

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("/{endpointId:guid}/replay", HandleAsync)
        .RequireRateLimiting(RateLimits.Writes)
        .WithIdempotency(required: false)
        .WithName("ReplayWebhooks")
        .WithSummary("Send messages again, one or those of a time, under the ids they had")
        .Produces<Response>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<IResult> HandleAsync(
        Guid endpointId,
        Request request,
        HttpContext context,
        WebhookBook book,
        IValidator<Request> validator,
        ReplayDeliveries replay,
        CancellationToken cancellationToken)
    {
        // Another's endpoint is not there, whatever is wrong with the question.
        var tenant = context.User.TenantId()!.Value;
        if (await book.FindAsync(tenant, endpointId, cancellationToken) is null)
        {
            return Problems.Of(context, ProblemKind.NotFound);
        }

        var result = await validator.ValidateAsync(request, cancellationToken);
        if (!result.IsValid)
        {
            return Problems.Validation(context, FieldPaths.Of(result.Errors));
        }

        var replayed = request.DeliveryId is null
            ? await replay.RangeAsync(tenant, endpointId, request.From!.Value, request.To!.Value, cancellationToken)
            : MessageIds.TryParse(request.DeliveryId, out var message)
                ? await replay.OneAsync(tenant, endpointId, message, cancellationToken)
                : new Replayed.Unknown();
        return replayed switch
        {
            Replayed.Queued queued => TypedResults.Ok(new Response(queued.Count, queued.UpTo?.UtcDateTime)),
            Replayed.Off => Problems.Of(context, WebhookTexts.Off),
            Replayed.Unconfirmed => Problems.Of(context, WebhookTexts.Unconfirmed),
            _ => Problems.Of(context, ProblemKind.NotFound),
        };
    }
}
