using FluentValidation;
using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Api;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Api;

/// <summary>Files a whole claim at once: a customer with the code on the receipt, or a desk with its key.</summary>
internal static class PostClaim
{
    /// <param name="PolicyNumber">Ten digits.</param>
    /// <param name="AccessCode">Ten characters on the receipt; a key with the scope of claims needs none.</param>
    /// <param name="Circumstance"><c>something-else</c>, <c>empty-box</c>, <c>refund-not-sent</c>, <c>poor-quality</c>, <c>overcharged</c>,
    /// <c>sender-unreachable</c> or <c>other-deceit</c>.</param>
    /// <param name="Description">In the customer's words.</param>
    /// <param name="Channel"><c>online</c>, or <c>phone</c> from a desk.</param>
    internal sealed record Request(
        string? PolicyNumber,
        string? AccessCode,
        string? Circumstance,
        string? Description,
        MoneyField? AmountAsked,
        string? Channel = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.PolicyNumber).Must(number => PolicyDigits.TryParse(number, out _))
                .WithMessage(_ => ClaimProblems.Now("Policy"));
            RuleFor(r => r.Circumstance).Must(name => Circumstances.Parse(name) is not null)
                .WithMessage(_ => ClaimProblems.Now(
                    "Circumstance", string.Join(", ", Enum.GetValues<Circumstance>().Select(c => c.Name()))));
            RuleFor(r => r.Description).NotEmpty().MaximumLength(ClaimFacts.LongestDescription);
            RuleFor(r => r.AmountAsked).NotNull().SetValidator(new ClaimSum()!);
            RuleFor(r => r.Channel).Must(channel => channel is null or "online" or "phone")
                .WithMessage(_ => ClaimProblems.Now("Channel"));
        }
    }

    public static void Map(IEndpointRouteBuilder claims) => claims
        .MapPost("", HandleAsync)
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Writes)
        .WithValidation<Request>()
        .WithIdempotency(required: true, secret: true)
        .WithName("FileClaim")
        .WithSummary("File a claim on a policy")
        .Produces<ClaimAnswer>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> HandleAsync(
        Request request, HttpContext context, ClaimDoor door, FileClaim filing, ClaimAnswers answers, CancellationToken cancellationToken)
    {
        var (actor, refusal) = await door.EnterAsync(context, request.AccessCode, cancellationToken);
        if (actor is null)
        {
            return refusal!;
        }

        if (request.Channel == "phone" && !actor.IsStaff)
        {
            return Problems.Validation(
                context, new Dictionary<string, string[]> { ["channel"] = [ClaimProblems.Now("Channel.Phone")] });
        }

        _ = PolicyDigits.TryParse(request.PolicyNumber, out var policyNumber);
        var facts = new ClaimFacts(Circumstances.Parse(request.Circumstance), request.Description!.Trim(), request.AmountAsked!.Kopecks);
        var channel = request.Channel == "phone" ? ClaimChannel.Phone : ClaimChannel.Online;
        var outcome = await filing.FileAsync(policyNumber!, facts, actor, channel, context.Language(), cancellationToken);
        return outcome is ClaimOutcome.Done { Claim: var claim }
            ? TypedResults.Created($"/api/v1/claims/{claim.ClaimNumber}", await answers.OfAsync(claim, actor, cancellationToken))
            : ClaimProblems.Of(context, outcome, actor);
    }
}

/// <summary>A sum asked for or decided. Above the policy's limit it is the policy that refuses, not the form.</summary>
internal sealed class ClaimSum : AbstractValidator<MoneyField>
{
    private const decimal Most = 500_000_00;

    public ClaimSum()
    {
        // 3000.00 is a whole number too, but somebody meant roubles.
        RuleFor(m => m.Amount).Cascade(CascadeMode.Stop)
            .NotNull()
            .Must(amount => amount!.Value.Scale == 0).WithMessage(_ => ApiTexts.Now("Money.NotMinor"))
            .Must(amount => amount is > 0 and <= Most).WithMessage(_ => ClaimProblems.Now("Sum"));
        RuleFor(m => m.Currency).Must(currency => currency == Money.Rub).WithMessage(_ => ClaimProblems.Now("Currency"));
    }
}
