using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Staff;

/// <summary>The second step of signing in: the one-time code of whoever gave the right password a few minutes ago.</summary>
[AllowAnonymous]
internal sealed class CodeModel(UserManager<StaffMember> staff, PasswordSignIn signIn, TotpCodes codes) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string? Wrong { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await WhoAsync() is null ? LocalRedirect("/staff") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await WhoAsync() is not { } id || await staff.FindByIdAsync(id) is not { } member || !signIn.MayEnter(member))
        {
            return LocalRedirect("/staff");
        }

        var typed = string.Concat((Code ?? "").Where(char.IsAsciiDigit));
        if (!await codes.TakeAsync(member.Id, typed, cancellationToken))
        {
            Wrong = StaffTexts.For("Code.Wrong", Languages.CurrentOfStaff);
            return Page();
        }

        await HttpContext.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await HttpContext.SignInAsync(IdentityConstants.ApplicationScheme, StaffClaims.Of(member));
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/staff");
    }

    private async Task<string?> WhoAsync() =>
        (await HttpContext.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal?.FindFirstValue(CurrentStaff.IdClaim);
}
