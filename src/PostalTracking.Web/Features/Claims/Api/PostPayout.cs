using FluentValidation;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Payouts;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Protection.Api;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Api;

/// <summary>Orders an approved sum to be paid. It leaves when a second person has released it.</summary>
internal static class PostPayout
{
    /// <param name="Amount">Absent: all that was approved and is not ordered yet.</param>
    internal sealed record Request(MoneyField? Amount = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Amount).SetValidator(new ClaimSum()!).When(r => r.Amount is not null);
    }

    /// <param name="Payout">1, 2, 3…; with the claim's number the id by which the payment system knows a repeat.</param>
    internal sealed record Ordered(string ClaimNumber, short Payout, Money Amount);

    public static void Map(IEndpointRouteBuilder claims) => claims
        .MapPost("/{claimNumber}/payouts", HandleAsync)
        .RequireScope(Scopes.Claims)
        .RequireRateLimiting(RateLimits.Writes)
        .WithValidation<Request>()
        .WithIdempotency(required: true)
        .WithName("OrderPayout")
        .WithSummary("Order an approved sum to be paid")
        .Produces<Ordered>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<IResult> HandleAsync(
        string claimNumber,
        Request request,
        HttpContext context,
        OrderPayout order,
        ClaimBook claims,
        PostalTrackingDbContext db,
        CancellationToken cancellationToken)
    {
        if (!ClaimDigits.TryParse(claimNumber, out var number) || Access.ClaimActor.Of(context.User) is not { IsStaff: true } actor)
        {
            return Problems.Of(context, ProblemKind.NotFound);
        }

        // The request's own key stands for it: the form's is not needed.
        return await order.RunAsync(number, actor, request.Amount?.Kopecks, key: null, cancellationToken) switch
        {
            PayoutOutcome.Done done => TypedResults.Created(
                $"/api/v1/claims/{number}", new Ordered(number, done.Sequence, Money.Roubles(await AmountAsync(done.Sequence)))),
            PayoutOutcome.NotFound => Problems.Of(context, ProblemKind.NotFound),
            var refused => ClaimProblems.Of(context, refused),
        };

        async Task<long> AmountAsync(short sequence)
        {
            var claim = (await claims.FindAsync(number, cancellationToken))!;
            return await db.Set<Payout>()
                .Where(p => p.TrackNumber == claim.TrackNumber && p.ClaimNumber == number && p.Sequence == sequence)
                .Select(p => p.Amount)
                .SingleAsync(cancellationToken);
        }
    }
}
