using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Api;

/// <summary>A seller looks at a policy of its own office.</summary>
internal static class FindPolicy
{
    public static void Map(IEndpointRouteBuilder policies) => policies
        .MapGet("/{policyNumber}", HandleAsync)
        .RequireScope(Scopes.Policies)
        .RequireRateLimiting(RateLimits.Lookups)
        .WithName("FindPolicy")
        .WithSummary("One policy of the seller's office")
        .Produces<PolicyView>()
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> HandleAsync(
        string policyNumber, HttpContext context, KeySeller sellers, PolicyLookup policies, CancellationToken cancellationToken) =>
        await sellers.OfAsync(context) is { } seller
        && await policies.FindAsync(policyNumber, cancellationToken) is { } policy
        && policy.Office == seller.Office
            ? TypedResults.Ok(PolicyView.Of(policy))
            : Problems.Of(context, ProblemKind.NotFound);
}
