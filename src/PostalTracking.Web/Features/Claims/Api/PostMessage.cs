using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Api;

/// <summary>A message in the thread of customer and desk.</summary>
internal static class PostMessage
{
    /// <param name="Internal">A note of the desk among itself; a customer's message never is one.</param>
    internal sealed record Request(string? Text, bool Internal = false);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Text).NotEmpty().MaximumLength(WriteMessage.Longest);
    }

    public static void Map(IEndpointRouteBuilder claims) => claims
        .MapPost("/{claimNumber}/messages", HandleAsync)
        .BehindClaimDoor()
        .RequireRateLimiting(RateLimits.Writes)
        .WithValidation<Request>()
        .WithIdempotency(required: false, secret: true)
        .WithName("WriteClaimMessage")
        .WithSummary("Write into the thread of a claim")
        .Produces<ClaimAnswer>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> HandleAsync(
        string claimNumber,
        Request request,
        [FromHeader(Name = ClaimDoor.Header)] string? accessCode,
        HttpContext context,
        WriteMessage messages,
        ClaimAnswers answers,
        CancellationToken cancellationToken)
    {
        _ = accessCode;
        var actor = ClaimDoor.ActorOf(context);
        if (!ClaimDigits.TryParse(claimNumber, out var number))
        {
            return Problems.Of(context, ProblemKind.NotFound);
        }

        var outcome = await messages.WriteAsync(number, request.Text!, actor, request.Internal, cancellationToken);
        return outcome is ClaimOutcome.Done { Claim: var claim }
            ? TypedResults.Created($"/api/v1/claims/{claim.ClaimNumber}", await answers.OfAsync(claim, actor, cancellationToken))
            : ClaimProblems.Of(context, outcome, actor);
    }
}
