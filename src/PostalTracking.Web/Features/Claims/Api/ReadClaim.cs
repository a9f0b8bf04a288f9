using Microsoft.AspNetCore.Mvc;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Api;

/// <summary>One claim with its checklist, clocks and story.</summary>
internal static class ReadClaim
{
    public static void Map(IEndpointRouteBuilder claims) => claims
        .MapGet("/{claimNumber}", HandleAsync)
        .BehindClaimDoor()
        .RequireRateLimiting(RateLimits.Lookups)
        .WithName("ReadClaim")
        .WithSummary("One claim: checklist, clocks, story, and where it may be moved")
        .Produces<ClaimAnswer>()
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> HandleAsync(
        string claimNumber,
        [FromHeader(Name = ClaimDoor.Header)] string? accessCode,
        HttpContext context,
        ClaimBook book,
        ClaimAnswers answers,
        AuditLog audit,
        CancellationToken cancellationToken)
    {
        _ = accessCode;
        var actor = ClaimDoor.ActorOf(context);
        if (await book.FindAsync(claimNumber, cancellationToken) is not { } claim || !actor.MaySee(claim))
        {
            return Problems.Of(context, ProblemKind.NotFound);
        }

        context.Response.Headers.CacheControl = "no-store";
        if (actor.IsStaff)
        {
            await audit.WriteAsync(AuditActions.ClaimRead, claim.ClaimNumber, null, cancellationToken);
        }

        return TypedResults.Ok(await answers.OfAsync(claim, actor, cancellationToken));
    }
}
