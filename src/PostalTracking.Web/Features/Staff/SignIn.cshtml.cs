using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Staff;

/// <summary>The staff's front door; to whoever is in already, the doors he may open.</summary>
[AllowAnonymous]
internal sealed class SignInModel(
    PasswordSignIn signIn, Passkeys passkeys, StaffDoor door, UserManager<StaffMember> staff) : PageModel
{
    public static IReadOnlyList<(string Href, string Policy)> Doors { get; } =
    [
        ("/counter", StaffAccess.Counter),
        ("/counter/approvals", StaffAccess.Supervise),
        ("/desk", StaffAccess.Desk),
        ("/desk/payouts", StaffAccess.Payouts),
        ("/staff/audit", StaffAccess.Audit),
        ("/staff/accounts", StaffAccess.Accounts),
        ("/partner", StaffAccess.Partner),
        ("/staff/me", StaffAccess.Anyone),
    ];

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public CurrentStaff? Staff { get; private set; }

    public string? Wrong { get; private set; }

    public IActionResult OnGet()
    {
        Staff = CurrentStaff.Of(User);
        return SessionInHand.Of(HttpContext)?.State switch
        {
            SessionState.Locked => LocalRedirect("/staff/locked"),
            SessionState.Unfinished => LocalRedirect("/staff/second-factor"),
            _ => Page(),
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(UserName) || string.IsNullOrEmpty(Password))
        {
            return Say("SignIn.Empty");
        }

        switch (await signIn.TryAsync(UserName.Trim(), Password, HttpContext.Connection.RemoteIpAddress, cancellationToken))
        {
            case PasswordSignIn.Verdict.Right right when right.Member.TwoFactorEnabled:
                await HttpContext.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, StaffClaims.Restricted(right.Member));
                return RedirectToPage("/Staff/Code", new { ReturnUrl });
            case PasswordSignIn.Verdict.Right right when (await staff.GetPasskeysAsync(right.Member)).Count == 0:
                await door.EnterAsync(HttpContext, right.Member, "password");
                return LocalRedirect("/staff/second-factor");
            case PasswordSignIn.Verdict.Right:
                return Say("SignIn.ByPasskey");
            case PasswordSignIn.Verdict.TooSoon { Wait: var wait }:
                HttpContext.RetryAfter(wait);
                return Say("SignIn.TooSoon", ProblemAnswers.Seconds(wait));
            default:
                return Say("SignIn.Wrong");
        }
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await passkeys.RequestAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancellationToken)
    {
        if (await passkeys.WhoseAsync(Credential) is not { } member)
        {
            await door.RefuseAsync(null, "passkey", cancellationToken);
            return Say("Passkey.Wrong");
        }

        await door.EnterAsync(HttpContext, member, "passkey");
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/staff");
    }

    public async Task<IActionResult> OnPostSignOutAsync()
    {
        await door.LeaveAsync(HttpContext);
        return LocalRedirect("/staff");
    }

    public bool MayOpen(string policy) => Staff is { } staff && StaffAccess.Roles[policy].Contains(staff.Role);

    private PageResult Say(string key, params object?[] values)
    {
        Wrong = StaffTexts.For(key, Languages.CurrentOfStaff, values);
        return Page();
    }
}
