using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Staff;

/// <summary>Where people of the staff come in and go out, and each coming, going and refusal is written down.</summary>
internal sealed class StaffDoor(PostalTrackingDbContext db, AuditLog audit, DemoMode demo)
{
    public bool MayEnter(StaffMember member) => member.DisabledAt is null && (demo.IsOn || !DemoStaff.IsDemo(member.Id));

    /// <param name="way">How the person proved to be this one: <c>totp</c>, <c>passkey</c>, <c>password</c> before a second factor
    /// is there.</param>
    public async Task EnterAsync(HttpContext context, StaffMember member, string way)
    {
        await context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        audit.Add(AuditActions.SignedIn, member.Id.ToString(), new { way });
        await context.SignInAsync(IdentityConstants.ApplicationScheme, StaffClaims.Of(member));
    }

    /// <param name="member">Null where nobody has that name: the name itself may be a password typed into the wrong field.</param>
    public Task RefuseAsync(StaffMember? member, string step, CancellationToken cancellationToken) =>
        audit.WriteAsync(AuditActions.SignInRefused, member?.Id.ToString(), new { step }, cancellationToken);

    public async Task LeaveAsync(HttpContext context)
    {
        if (SessionInHand.Of(context) is { } session)
        {
            audit.Add(AuditActions.SignedOut, session.Member.Id.ToString());
            await db.SaveChangesAsync(context.RequestAborted);
        }

        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
