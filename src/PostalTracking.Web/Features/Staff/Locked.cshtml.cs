using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Staff;

/// <summary>
/// The locked screen. A page's script sends the same forms and keeps the page: it gets 204, or the sentence to show with 422
/// (wrong), 423 (locked) or 401 (the session is over).
/// </summary>
[AllowAnonymous]
internal sealed class LockedModel(ScreenLock screen, Passkeys passkeys) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Pin { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    public SessionInHand? Session => SessionInHand.Of(HttpContext);

    public string? Wrong { get; private set; }

    public IActionResult OnGet() => Session switch
    {
        null => Out(),
        { State: SessionState.Locked } => Page(),
        _ => Opened(),
    };

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken)
    {
        if (Session is not { } session)
        {
            return Out();
        }

        await screen.CloseAsync(session, cancellationToken);
        return Request.IsNavigation() ? RedirectToPage(new { ReturnUrl }) : StatusCode(StatusCodes.Status204NoContent);
    }

    /// <summary>Somebody is at the screen. That this was asked has kept it open already.</summary>
    public IActionResult OnPostAlive() => Session switch
    {
        null => Out(),
        { State: SessionState.Locked } => Told(StatusCodes.Status423Locked, "Locked.Title"),
        _ => StatusCode(StatusCodes.Status204NoContent),
    };

    public async Task<IActionResult> OnPostPinAsync(CancellationToken cancellationToken)
    {
        if (Session is not { } session)
        {
            return Out();
        }

        return await screen.OpenByPinAsync(session, Pin ?? "", cancellationToken) switch
        {
            ScreenLock.Answer.Opened => Opened(),
            ScreenLock.Answer.Wrong => Refused("Locked.WrongPin"),
            _ => Out(),
        };
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        Session is { } session ? Content(await passkeys.RequestAsync(session.Member), "application/json") : Out();

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancellationToken)
    {
        if (Session is not { } session)
        {
            return Out();
        }

        if ((await passkeys.WhoseAsync(Credential))?.Id != session.Member.Id)
        {
            return Refused("Passkey.Wrong");
        }

        await screen.OpenAsync(session, "passkey", cancellationToken);
        return Opened();
    }

    private IActionResult Opened() => !Request.IsNavigation() ? StatusCode(StatusCodes.Status204NoContent)
        : LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/staff");

    private IActionResult Out() =>
        Request.IsNavigation() ? LocalRedirect("/staff") : Told(StatusCodes.Status401Unauthorized, "Locked.Over");

    private IActionResult Refused(string key)
    {
        if (!Request.IsNavigation())
        {
            return Told(StatusCodes.Status422UnprocessableEntity, key);
        }

        Wrong = StaffTexts.For(key, Languages.CurrentOfStaff);
        return Page();
    }

    private static ContentResult Told(int status, string key) =>
        new() { StatusCode = status, ContentType = "text/plain; charset=utf-8", Content = StaffTexts.For(key, Languages.CurrentOfStaff) };
}
