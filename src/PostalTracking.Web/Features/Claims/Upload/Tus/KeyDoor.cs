using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Upload.Tus;

/// <summary>The API: a key with the scope of claims, or a policy's number and access code in headers.</summary>
internal sealed class KeyDoor : UploadDoor
{
    public const string PolicyHeader = "Policy-Number";
    public const string CodeHeader = "Access-Code";

    public override string Path => "/api/v1/evidence";

    public override async Task<DoorAnswer> WhoAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            return UploadCaller.Of(context.User) is { } caller
                ? new([caller])
                : new([], Problems.Of(context, ProblemKind.Forbidden));
        }

        var headers = context.Request.Headers;
        if (!headers.TryGetValue(PolicyHeader, out var policy) || !headers.TryGetValue(CodeHeader, out var code))
        {
            return new([], Problems.Of(context, ProblemKind.Unauthorized));
        }

        var tries = context.RequestServices.GetRequiredService<CodeTries>();
        var address = context.Connection.RemoteIpAddress;
        if (tries.Begin(address) is { } wait)
        {
            context.RetryAfter(wait);
            return new([], Problems.Of(context, ProblemKind.RateLimited, ProblemAnswers.Seconds(wait)));
        }

        var policies = context.RequestServices.GetRequiredService<OpenPolicy>();
        if (await policies.ByCodeAsync(code, context.RequestAborted) is not { } opened
            || !PolicyDigits.TryParse(policy, out var number)
            || number != opened.PolicyNumber)
        {
            return new([], Problems.Of(context, ProblemKind.Unauthorized));
        }

        tries.Forget(address);
        return new([UploadCaller.Of(opened.ToPrincipal())!]);
    }
}
