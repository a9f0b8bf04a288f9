using System.Security.Claims;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Upload.Tus;

/// <summary>Somebody who sends files or looks at them.</summary>
/// <param name="Person">Whose quota it is: a policy, a member of staff, a key.</param>
internal sealed record UploadCaller(ClaimActor Actor, ClaimsPrincipal User, string Person)
{
    public static UploadCaller? Of(ClaimsPrincipal user) => ClaimActor.Of(user) switch
    {
        null => null,
        { Policy: { } policy } buyer => new(buyer, user, $"policy:{policy.PolicyNumber}"),
        { StaffId: { } staff } desk => new(desk, user, $"staff:{staff}"),
        var actor => new(actor, user, $"key:{user.KeyPrefix()}"),
    };
}
