using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Tracking.Api;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Api;

/// <summary>A till of a partner's own sells protection.</summary>
internal static class SellPolicy
{
    /// <param name="TrackNumber">As it stands on the label.</param>
    /// <param name="Cod">The cash on delivery the customer pays.</param>
    /// <param name="Phone">The buyer's, in Russia, in any of the usual spellings.</param>
    /// <param name="Email">Where the confirmation may go as well.</param>
    /// <param name="Consent">The customer was told the rule and agrees.</param>
    internal sealed record Request(string? TrackNumber, MoneyField? Cod, string? Phone, string? Email = null, bool Consent = false);

    internal sealed class Validator : AbstractValidator<Request>
    {
        private const int LongestEmail = 254;

        public Validator(IValidator<MoneyField> money)
        {
            RuleFor(r => r.TrackNumber).NotEmpty();
            RuleFor(r => r.Cod).NotNull().SetValidator(money!);
            RuleFor(r => r.Phone).Must(phone => PhoneNumber.Parse(phone) is not null).WithMessage(_ => ApiTexts.Now("Phone"));
            RuleFor(r => r.Email).EmailAddress().MaximumLength(LongestEmail).When(r => r.Email is not null);
            RuleFor(r => r.Consent).Equal(true).WithMessage(_ => ApiTexts.Now("Consent"));
        }
    }

    public static void Map(IEndpointRouteBuilder policies) => policies
        .MapPost("", HandleAsync)
        .RequireScope(Scopes.Policies)
        .RequireRateLimiting(RateLimits.Writes)
        .WithValidation<Request>()
        .WithIdempotency(required: true, secret: true)
        .WithName("SellPolicy")
        .WithSummary("Sell protection for one parcel")
        .Produces<PolicyView>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> HandleAsync(
        Request request, HttpContext context, KeySeller sellers, SellProtection sale, CancellationToken cancellationToken)
    {
        if (await sellers.OfAsync(context) is not { } seller)
        {
            return Problems.Of(context, ProblemKind.Forbidden);
        }

        // Partners print what they print: a number whose check digit fails is sold if somebody knows the parcel.
        var asked = AskedNumber.Read(request.TrackNumber, acceptAnyway: true);
        if (asked.Number is not { } number)
        {
            return asked.Refusal(context, request.TrackNumber!);
        }

        var order = new SaleOrder(
            number, request.Cod!.Kopecks, PhoneNumber.Parse(request.Phone)!, request.Email, request.Consent, PaymentMeans.Card);
        return await sale.SellAsync(order, seller, cancellationToken) switch
        {
            SaleOutcome.Sold sold => TypedResults.Created(
                $"/api/v1/policies/{sold.Policy.PolicyNumber}", PolicyView.Of(sold.Policy, sold.Keys)),
            SaleOutcome.AlreadyProtected { Policy: var policy } => Problems
                .Of(context, ApiTexts.AlreadyProtected, PolicyDigits.Grouped(policy.PolicyNumber)).With("policy", PolicyView.Of(policy)),
            SaleOutcome.NotEligible refused => Refusal(context, refused.Reason, request.TrackNumber!),
            var other => throw new InvalidOperationException($"{other} is no outcome of a sale."),
        };
    }

    // Of a number nobody knows, the likelier story is a slip of the finger.
    private static ProblemHttpResult Refusal(HttpContext context, SaleRefusal reason, string typed) =>
        reason == SaleRefusal.UnknownNumber && AskedNumber.Read(typed, acceptAnyway: false) is { Number: null } slip
            ? slip.Refusal(context, typed)
            : ApiTexts.Refusal(context, ApiTexts.NotEligible, SaleTexts.For(reason, context.Language()), reason.Name());
}
