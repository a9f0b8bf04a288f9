using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Payouts;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Api;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Api;

/// <summary>Moves a claim, by the one table of moves and the rules of each.</summary>
internal static class PostMove
{
    /// <param name="To">The status to move to: Approved, EvidenceRequested…</param>
    /// <param name="Reason">One of those of this move; a move without reasons takes none.</param>
    /// <param name="Amount">Of a decision, or of a payout; absent there: all that is left. A payout needs the idempotency key.</param>
    /// <param name="Text">For the customer to read, or the customer's own words of an appeal.</param>
    /// <param name="Version">Of the claim as it was read: if somebody changed it since, nothing is done.</param>
    /// <param name="Needs">Kinds of evidence asked for, of a move to EvidenceRequested.</param>
    internal sealed record Request(
        string? To,
        string? Reason = null,
        MoneyField? Amount = null,
        string? Text = null,
        int? Version = null,
        IReadOnlyList<string>? Needs = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        private const int LongestText = 4000;

        public Validator()
        {
            RuleFor(r => r.To).Must(to => Parse<ClaimStatus>(to) is not null)
                .WithMessage(_ => ClaimProblems.Now("To", string.Join(", ", Enum.GetNames<ClaimStatus>())));
            RuleFor(r => r.Reason)
                .Must((r, reason) => reason is null || (Parse<ClaimStatus>(r.To) is { } to
                    && Parse<ClaimReason>(reason) is { } found && ClaimReasons.For(to).Contains(found)))
                .WithMessage(r => Reasons(r.To) is { Length: > 0 } reasons
                    ? ClaimProblems.Now("Reason", reasons) : ClaimProblems.Now("Reason.None"));
            RuleFor(r => r.Amount).SetValidator(new ClaimSum()!).When(r => r.Amount is not null);
            RuleFor(r => r.Text).MaximumLength(LongestText);
            RuleForEach(r => r.Needs).Must(name => EvidenceKinds.Parse(name) is not null)
                .WithMessage(_ => ClaimProblems.Now("Kind", string.Join(", ", Enum.GetValues<EvidenceKind>().Select(kind => kind.Name()))));
        }

        private static string Reasons(string? to) =>
            Parse<ClaimStatus>(to) is { } status ? string.Join(", ", ClaimReasons.For(status)) : "";
    }

    public static void Map(IEndpointRouteBuilder claims) => claims
        .MapPost("/{claimNumber}/moves", HandleAsync)
        .BehindClaimDoor()
        .RequireRateLimiting(RateLimits.Writes)
        .WithValidation<Request>()
        .WithIdempotency(required: false, secret: true)
        .WithName("MoveClaim")
        .WithSummary("Move a claim: submit, withdraw, ask, decide, appeal…")
        .Produces<ClaimAnswer>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> HandleAsync(
        string claimNumber,
        Request request,
        [FromHeader(Name = ClaimDoor.Header)] string? accessCode,
        HttpContext context,
        MoveClaim moves,
        OrderPayout payouts,
        ClaimBook claims,
        ClaimAnswers answers,
        CancellationToken cancellationToken)
    {
        _ = accessCode;
        var actor = ClaimDoor.ActorOf(context);
        if (!ClaimDigits.TryParse(claimNumber, out var number))
        {
            return Problems.Of(context, ProblemKind.NotFound);
        }

        var text = string.IsNullOrWhiteSpace(request.Text) ? null : request.Text.Trim();
        var order = new ClaimOrder(Parse<ClaimStatus>(request.To)!.Value, Parse<ClaimReason>(request.Reason), text, request.Amount?.Kopecks)
        {
            Needs = [.. (request.Needs ?? []).Select(name => new AskedEvidence(EvidenceKinds.Parse(name)!.Value, text))],
        };
        var outcome = await moves.MoveAsync(number, order, actor, request.Version, cancellationToken);
        return outcome switch
        {
            ClaimOutcome.Done { Claim: var claim } => TypedResults.Ok(await answers.OfAsync(claim, actor, cancellationToken)),
            ClaimOutcome.Refused { Reason: ClaimRefusal.ByPayouts } when order.To == ClaimStatus.PayoutOrdered && actor.IsStaff =>
                await OrderAsync(),
            _ => ClaimProblems.Of(context, outcome, actor),
        };

        // The move is in the table; the money has rules of its own, and its first order makes the move.
        async Task<IResult> OrderAsync() =>
            !context.Request.Headers.ContainsKey(IdempotentEndpoint.Header)
                ? Problems.Of(context, ProblemKind.IdempotencyKeyRequired, IdempotencyKey.LongestKey)
                : await payouts.RunAsync(number, actor, request.Amount?.Kopecks, key: null, cancellationToken) switch
                {
                    PayoutOutcome.Done => TypedResults.Ok(
                        await answers.OfAsync((await claims.FindAsync(number, cancellationToken))!, actor, cancellationToken)),
                    PayoutOutcome.NotFound => Problems.Of(context, ProblemKind.NotFound),
                    var refused => ClaimProblems.Of(context, refused),
                };
    }

    // By name alone: a number is no name, though Enum.TryParse takes it for one.
    private static T? Parse<T>(string? name)
        where T : struct, Enum =>
        name is { Length: > 0 } && char.IsAsciiLetter(name[0]) && Enum.TryParse<T>(name, out var value) && Enum.IsDefined(value)
            ? value
            : null;
}
