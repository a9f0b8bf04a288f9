using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Api;

/// <summary>
/// Who stands before a claim of the API: a key with the scope of claims, or the ten characters on a receipt. Of a code nobody learns
/// whether it is wrong, revoked or another policy's: all of it is a claim that is not there.
/// </summary>
internal sealed class ClaimDoor(OpenPolicy policies, CodeTries tries)
{
    public const string Header = RequestHash.CodeHeader;

    private static readonly object Entered = new();

    /// <returns>The actor, or why not.</returns>
    public async Task<(ClaimActor? Actor, IResult? Refusal)> EnterAsync(
        HttpContext context, string? accessCode, CancellationToken cancellationToken)
    {
        if (ClaimActor.Of(context.User) is { } keyHolder)
        {
            return (keyHolder, null);
        }

        if (string.IsNullOrWhiteSpace(accessCode))
        {
            return (null, Problems.Of(context, context.User.KeyPrefix() is null ? ProblemKind.Unauthorized : ProblemKind.Forbidden));
        }

        var address = context.Connection.RemoteIpAddress;
        if (tries.Begin(address) is { } wait)
        {
            context.RetryAfter(wait);
            return (null, Problems.Of(context, ProblemKind.RateLimited, ProblemAnswers.Seconds(wait)));
        }

        if (await policies.ByCodeAsync(accessCode, cancellationToken) is not { } opened)
        {
            return (null, Problems.Of(context, ProblemKind.NotFound));
        }

        tries.Forget(address);
        return (ClaimActor.Customer(opened), null);
    }

    /// <summary>Who came through <see cref="ClaimDoorFilter"/>.</summary>
    public static ClaimActor ActorOf(HttpContext context) => (ClaimActor)context.Items[Entered]!;

    /// <summary>Nobody reads a request who may not make it: the door comes before the validation of the body.</summary>
    public static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var door = context.RequestServices.GetRequiredService<ClaimDoor>();
        var (actor, refusal) = await door.EnterAsync(context, context.Request.Headers[Header], context.RequestAborted);
        context.Items[Entered] = actor;
        return refusal ?? await next(invocation);
    }
}

internal static class ClaimDoorFilter
{
    public static RouteHandlerBuilder BehindClaimDoor(this RouteHandlerBuilder builder) =>
        builder.AllowAnonymous().AddEndpointFilter(ClaimDoor.FilterAsync);
}
