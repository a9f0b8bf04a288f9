using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Access;

/// <summary>What became of a typed code.</summary>
/// <param name="Opened">Null: it opens nothing, or was not tried.</param>
/// <param name="Wait">So many wrong codes came from here that no more are taken for so long.</param>
internal sealed record CodeAnswer(OpenedPolicy? Opened, TimeSpan? Wait = null);

/// <summary>The door of the pages that ask for the code from the confirmation: counts the tries, gives the cookie.</summary>
internal sealed class CodeDoor(OpenPolicy policies, CodeTries tries, AuditLog audit)
{
    public async Task<CodeAnswer> TryAsync(HttpContext context, string? typed, CancellationToken cancellationToken)
    {
        var address = context.Connection.RemoteIpAddress;
        if (tries.Begin(address) is { } wait)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.RetryAfter(wait);
            return new(null, wait);
        }

        var opened = await policies.ByCodeAsync(typed, cancellationToken);
        if (opened is not null)
        {
            tries.Forget(address);
            await EnterAsync(context, opened, cancellationToken);
        }

        return new(opened);
    }

    public async Task EnterAsync(HttpContext context, OpenedPolicy opened, CancellationToken cancellationToken)
    {
        await audit.WriteAsync(AuditActions.PolicyRead, opened.PolicyNumber, new { by = "buyer" }, cancellationToken);
        await context.EnterAsync(opened);
    }
}
