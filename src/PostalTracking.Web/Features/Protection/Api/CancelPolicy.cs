using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Protection.Cancel;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Api;

/// <summary>A seller takes a policy of its office back: its own mistake the same day, or the customer's second thoughts.</summary>
internal static class CancelPolicy
{
    /// <param name="Kind"><c>void</c>: the seller's mistake, the same day. <c>cooling-off</c>: the customer's wish.</param>
    /// <param name="Reason">In a person's words, for the journal; without names and telephone numbers.</param>
    internal sealed record Request(string? Kind, string? Reason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        private const int LongestReason = 500;

        public Validator()
        {
            RuleFor(r => r.Kind).Must(kind => kind is Void or CoolingOff).WithMessage(_ => ApiTexts.Now("Kind"));
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(LongestReason);
        }
    }

    private const string Void = "void";
    private const string CoolingOff = "cooling-off";

    public static void Map(IEndpointRouteBuilder policies) => policies
        .MapPost("/{policyNumber}/cancel", HandleAsync)
        .RequireScope(Scopes.Policies)
        .RequireRateLimiting(RateLimits.Writes)
        .WithValidation<Request>()
        .WithIdempotency(required: false)
        .WithName("CancelPolicy")
        .WithSummary("Take a policy back: void, or cooling-off")
        .Produces<PolicyView>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<IResult> HandleAsync(
        string policyNumber,
        Request request,
        HttpContext context,
        KeySeller sellers,
        PolicyLookup policies,
        VoidPolicy voids,
        RefundPolicy refunds,
        CancellationToken cancellationToken)
    {
        if (await sellers.OfAsync(context) is not { } seller
            || await policies.FindAsync(policyNumber, cancellationToken) is not { } policy
            || policy.Office != seller.Office)
        {
            return Problems.Of(context, ProblemKind.NotFound);
        }

        var outcome = request.Kind == Void
            ? await voids.VoidAsync(policy.PolicyNumber, seller, request.Reason!, cancellationToken)
            : await refunds.RefundAsync(policy.PolicyNumber, seller, request.Reason!, cancellationToken);
        return outcome switch
        {
            CancelOutcome.Cancelled cancelled => TypedResults.Ok(PolicyView.Of(cancelled.Policy)),
            CancelOutcome.Refused refused => Refusal(context, refused.Reason),
            _ => Problems.Of(context, ProblemKind.NotFound),
        };
    }

    private static ProblemHttpResult Refusal(HttpContext context, CancelRefusal reason) =>
        ApiTexts.Refusal(context, ApiTexts.NotCancellable, CancelTexts.For(reason, context.Language()), reason.Name());
}
