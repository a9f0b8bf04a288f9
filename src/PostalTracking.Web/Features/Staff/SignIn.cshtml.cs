using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Staff;

/// <summary>The staff's front door; to whoever is in already, the doors he may open.</summary>
[AllowAnonymous]
internal sealed class SignInModel(PasswordSignIn signIn) : PageModel
{
    public static IReadOnlyList<(string Href, string Policy)> Doors { get; } =
    [
        ("/counter", StaffAccess.Counter),
        ("/counter/approvals", StaffAccess.Supervise),
        ("/staff/audit", StaffAccess.Audit),
        ("/staff/accounts", StaffAccess.Accounts),
        ("/staff/me", StaffAccess.Anyone),
    ];

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public CurrentStaff? Staff { get; private set; }

    public string? Wrong { get; private set; }

    public void OnGet() => Staff = CurrentStaff.Of(User);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(UserName) || string.IsNullOrEmpty(Password))
        {
            return Say("SignIn.Empty");
        }

        if (await signIn.FindAsync(UserName.Trim(), Password, cancellationToken) is not { } member)
        {
            return Say("SignIn.Wrong");
        }

        await HttpContext.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, StaffClaims.Of(member));
        return RedirectToPage("/Staff/Code", new { ReturnUrl });
    }

    public async Task<IActionResult> OnPostSignOutAsync()
    {
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return LocalRedirect("/staff");
    }

    public bool MayOpen(string policy) => Staff is { } staff && StaffAccess.Roles[policy].Contains(staff.Role);

    private PageResult Say(string key)
    {
        Wrong = StaffTexts.For(key, Languages.CurrentOfStaff);
        return Page();
    }
}
