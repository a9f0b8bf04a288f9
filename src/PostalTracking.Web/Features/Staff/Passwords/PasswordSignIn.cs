using Microsoft.AspNetCore.Identity;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Staff;

/// <summary>The first step of signing in: who knows this name's password.</summary>
internal sealed class PasswordSignIn(UserManager<StaffMember> staff, PasswordCheck passwords, DemoMode demo)
{
    /// <summary>Null whatever is wrong: the answer is the same for no such name, a disabled account and a wrong password.</summary>
    public async Task<StaffMember?> FindAsync(string userName, string password, CancellationToken cancellationToken)
    {
        if (userName.Length > 256 || password.Length > PasswordRules.Longest)
        {
            return null;
        }

        var member = await staff.FindByNameAsync(userName);
        var right = await passwords.IsRightAsync(member, member?.PasswordHash, password, cancellationToken);
        return right && MayEnter(member!) ? member : null;
    }

    public bool MayEnter(StaffMember member) => member.DisabledAt is null && (demo.IsOn || !DemoStaff.IsDemo(member.Id));
}
