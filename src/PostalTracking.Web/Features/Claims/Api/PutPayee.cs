using Microsoft.AspNetCore.Mvc;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Payouts;
using PostalTracking.Web.Features.Claims.Payouts.Payees;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Api;

/// <summary>Says where the money of a claim goes to. What was ordered to another account and has not left stops.</summary>
internal static class PutPayee
{
    /// <param name="Name">Of the account's holder.</param>
    /// <param name="Account">Twenty digits, of a rouble account.</param>
    /// <param name="Bic">Nine digits, of the account's bank.</param>
    internal sealed record Request(string? Name, string? Account, string? Bic);

    /// <param name="Payee">The account so that its owner knows it again: **** 4821.</param>
    internal sealed record Kept(string ClaimNumber, string Payee);

    public static void Map(IEndpointRouteBuilder claims) => claims
        .MapPut("/{claimNumber}/payee", HandleAsync)
        .BehindClaimDoor()
        .RequireRateLimiting(RateLimits.Writes)
        .WithIdempotency(required: false, secret: true)
        .WithName("KeepClaimPayee")
        .WithSummary("Say where the money goes to")
        .Produces<Kept>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<IResult> HandleAsync(
        string claimNumber,
        Request request,
        [FromHeader(Name = ClaimDoor.Header)] string? accessCode,
        HttpContext context,
        KeepPayee keep,
        CancellationToken cancellationToken)
    {
        _ = accessCode;
        if (!ClaimDigits.TryParse(claimNumber, out var number))
        {
            return Problems.Of(context, ProblemKind.NotFound);
        }

        var form = new PayeeForm { Name = request.Name, Account = request.Account, Bic = request.Bic };
        if (form.Read() is not { } payee)
        {
            return Problems.Validation(context, new Dictionary<string, string[]>
            {
                [form.WrongField!.ToLowerInvariant()] = [MoneyTexts.For(form.WrongText!, context.Language())],
            });
        }

        return await keep.RunAsync(number, ClaimDoor.ActorOf(context), payee, cancellationToken) switch
        {
            PayoutOutcome.Done => TypedResults.Ok(new Kept(number, payee.Account.Masked)),
            PayoutOutcome.NotFound => Problems.Of(context, ProblemKind.NotFound),
            var refused => ClaimProblems.Of(context, refused),
        };
    }
}
