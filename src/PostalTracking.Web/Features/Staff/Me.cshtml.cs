using System.Buffers.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Staff;

/// <summary>A person's own sessions, and how he signs in. To change the latter he proves again that it is he.</summary>
[Authorize(Policy = StaffAccess.Anyone)]
internal sealed class MeModel(
    OwnAccount account, StaffSessions sessions, UserManager<StaffMember> staff, AuditLog audit, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Pin { get; set; }

    public IReadOnlyList<StaffSession> Sessions { get; private set; } = [];

    public IList<UserPasskeyInfo> Keys { get; private set; } = [];

    public string? WrongPassword { get; private set; }

    public string? WrongPin { get; private set; }

    public string? WrongKey { get; private set; }

    public string? Done { get; private set; }

    public SessionInHand Session => SessionInHand.Of(HttpContext)!;

    public bool IsConfirmed => Session.IsConfirmed(clock.GetUtcNow());

    public bool MayHavePin => StaffAccess.Roles[StaffAccess.Counter].Contains(Session.Member.Role);

    public DateTimeOffset Now => clock.GetUtcNow();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostEndAsync(string session, CancellationToken cancellationToken)
    {
        // Among the person's own: another's is not found.
        var own = await sessions.OfAsync(Session.Member.Id, cancellationToken);
        if (own.FirstOrDefault(one => Base64Url.EncodeToString(one.TokenHash) == session) is { } chosen)
        {
            await sessions.EndAsync(chosen.TokenHash, cancellationToken);
            await audit.WriteAsync(AuditActions.SessionEnded, Session.Member.Id.ToString(), new { why = "owner" }, cancellationToken);
        }

        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancellationToken)
    {
        var ended = await sessions.EndAllAsync(Session.Member.Id, but: Session.TokenHash, cancellationToken);
        await audit.WriteAsync(AuditActions.SessionsEnded, Session.Member.Id.ToString(), new { ended }, cancellationToken);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken)
    {
        if (!IsConfirmed)
        {
            return Confirm();
        }

        WrongPassword = Say(await account.SetPasswordAsync(Session, Password ?? "", cancellationToken));
        Done = WrongPassword is null ? Say("Password.Done") : null;
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostPinAsync(CancellationToken cancellationToken)
    {
        if (!IsConfirmed || !MayHavePin)
        {
            return Confirm();
        }

        WrongPin = Say(await account.SetPinAsync(Session, Pin ?? "", cancellationToken));
        Done = WrongPin is null ? Say("Pin.Done") : null;
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveKeyAsync(string key, CancellationToken cancellationToken)
    {
        if (!IsConfirmed)
        {
            return Confirm();
        }

        var removed = Base64Url.IsValid(key) && await account.RemovePasskeyAsync(
            Session, Base64Url.DecodeFromChars(key), cancellationToken);
        WrongKey = removed ? null : Say("Passkey.Last");
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Sessions = await sessions.OfAsync(Session.Member.Id, cancellationToken);
        Keys = await staff.GetPasskeysAsync(Session.Member);
        return Page();
    }

    private static string? Say(string? key) => key is null ? null : StaffTexts.For(key, Languages.CurrentOfStaff);

    private LocalRedirectResult Confirm() => LocalRedirect("/staff/confirm?returnUrl=/staff/me");
}
