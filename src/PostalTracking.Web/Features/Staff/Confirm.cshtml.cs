using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Staff;

/// <summary>Before something grave: is it still the person who signed in? The password or a passkey says so, for five minutes.</summary>
[Authorize(Policy = StaffAccess.Anyone)]
internal sealed class ConfirmModel(PasswordSignIn signIn, Passkeys passkeys, StaffSessions sessions) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    public string? Wrong { get; private set; }

    public SessionInHand Session => SessionInHand.Of(HttpContext)!;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var address = HttpContext.Connection.RemoteIpAddress;
        switch (await signIn.TryAsync(Session.Member.UserName!, Password ?? "", address, cancellationToken))
        {
            case PasswordSignIn.Verdict.Right:
                return await ConfirmedAsync(cancellationToken);
            case PasswordSignIn.Verdict.TooSoon { Wait: var wait }:
                HttpContext.RetryAfter(wait);
                return Say("SignIn.TooSoon", ProblemAnswers.Seconds(wait));
            default:
                return Say("Confirm.Wrong");
        }
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        Content(await passkeys.RequestAsync(Session.Member), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancellationToken) =>
        (await passkeys.WhoseAsync(Credential))?.Id == Session.Member.Id ? await ConfirmedAsync(cancellationToken) : Say("Passkey.Wrong");

    private async Task<IActionResult> ConfirmedAsync(CancellationToken cancellationToken)
    {
        await sessions.ConfirmAsync(Session.TokenHash, cancellationToken);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/staff/me");
    }

    private PageResult Say(string key, params object?[] values)
    {
        Wrong = StaffTexts.For(key, Languages.CurrentOfStaff, values);
        return Page();
    }
}
