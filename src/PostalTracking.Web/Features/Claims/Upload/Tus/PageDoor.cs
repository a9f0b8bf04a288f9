using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Upload.Tus;

/// <summary>Pages: the buyer's cookie, the session of the desk, in one browser perhaps both.</summary>
internal sealed class PageDoor : UploadDoor
{
    public override string Path => "/claims/evidence";

    public override async Task<DoorAnswer> WhoAsync(HttpContext context)
    {
        // No other site's page, whatever a browser would let it do.
        if (context.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
        {
            return new([], Problems.Of(context, ProblemKind.Forbidden));
        }

        List<UploadCaller> callers = [];
        var buyer = await context.AuthenticateAsync(BuyerAccess.Scheme);
        var claims = context.RequestServices.GetRequiredService<ClaimBook>();
        if (buyer.Succeeded
            && OpenedPolicy.Of(buyer.Principal) is { } opened
            && await claims.IsStillOpenAsync(opened, context.RequestAborted))
        {
            callers.Add(UploadCaller.Of(buyer.Principal)!);
        }

        var staff = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var rights = context.RequestServices.GetRequiredService<IAuthorizationService>();
        if (staff.Succeeded && (await rights.AuthorizeAsync(staff.Principal, StaffAccess.Desk)).Succeeded)
        {
            callers.Add(UploadCaller.Of(staff.Principal)!);
        }

        return callers.Count > 0 ? new(callers)
            : new([], Problems.Of(context, staff.Succeeded ? ProblemKind.Forbidden : ProblemKind.Unauthorized));
    }

    /// <summary>The one whose page the token stands in.</summary>
    public override async Task<UploadCaller?> MayCreateAsync(HttpContext context, IReadOnlyList<UploadCaller> callers, Claim claim)
    {
        var antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
        foreach (var caller in callers.Where(caller => caller.Actor.MaySee(claim)))
        {
            context.User = caller.User;
            if (await antiforgery.IsRequestValidAsync(context))
            {
                return caller;
            }
        }

        return null;
    }
}
