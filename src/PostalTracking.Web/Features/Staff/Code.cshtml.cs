using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Staff;

/// <summary>The second step of signing in: the one-time code of whoever gave the right password a few minutes ago.</summary>
[AllowAnonymous]
internal sealed class CodeModel(UserManager<StaffMember> staff, TotpCodes codes, SignInAttempts attempts, StaffDoor door) : PageModel
{
    private const string Step = "code";

    // Whoever comes here knows the password: codes are counted for all places together as well, or a thief with many had many more.
    private const IPAddress? Anywhere = null;

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string? Wrong { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await WhoAsync() is null ? LocalRedirect("/staff") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await WhoAsync() is not { } id || await staff.FindByIdAsync(id) is not { } member || !door.MayEnter(member))
        {
            return LocalRedirect("/staff");
        }

        var address = HttpContext.Connection.RemoteIpAddress;
        if ((await attempts.BeginAsync(Step, id, address, cancellationToken)
            ?? await attempts.BeginAsync(Step, id, Anywhere, cancellationToken)) is { } wait)
        {
            HttpContext.RetryAfter(wait);
            return Say("SignIn.TooSoon", ProblemAnswers.Seconds(wait));
        }

        if (!await codes.TakeAsync(member.Id, Totp.Typed(Code), cancellationToken))
        {
            await door.RefuseAsync(member, Step, cancellationToken);
            return Say("Code.Wrong");
        }

        await attempts.SucceededAsync(Step, id, address, cancellationToken);
        await attempts.SucceededAsync(Step, id, Anywhere, cancellationToken);
        await door.EnterAsync(HttpContext, member, "totp");
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/staff");
    }

    private PageResult Say(string key, params object?[] values)
    {
        Wrong = StaffTexts.For(key, Languages.CurrentOfStaff, values);
        return Page();
    }

    private async Task<string?> WhoAsync() =>
        (await HttpContext.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal?.FindFirstValue(CurrentStaff.IdClaim);
}
