using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Staff;

/// <summary>
/// Sets up what proves, beside the password, that it is the person: one-time codes or a passkey. To whoever has neither yet
/// nothing else opens; whoever has, comes here confirmed.
/// </summary>
[AllowAnonymous]
internal sealed class SecondFactorModel(OwnAccount account, Passkeys passkeys, IDataProtectionProvider protection, TimeProvider clock) : PageModel
{
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("staff.totp.offer").ToTimeLimitedDataProtector();

    /// <summary>The secret offered, which only we can read: it becomes the person's with the first code.</summary>
    [BindProperty]
    public string? Offer { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    [BindProperty]
    public string? PasskeyName { get; set; }

    public byte[] Secret { get; private set; } = [];

    public string? WrongCode { get; private set; }

    public string? WrongPasskey { get; private set; }

    public SessionInHand? Session => SessionInHand.Of(HttpContext) is { } session
        && (session.State == SessionState.Unfinished || session.IsConfirmed(clock.GetUtcNow())) ? session : null;

    public IActionResult OnGet() => Session is null ? Elsewhere() : Offered(RandomNumberGenerator.GetBytes(Totp.SecretLength));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Session is not { } session)
        {
            return Elsewhere();
        }

        if (Opened(Offer, session.Member.Id) is not { } secret)
        {
            return OnGet();
        }

        if (!await account.SetTotpAsync(session, secret, Totp.Typed(Code), cancellationToken))
        {
            WrongCode = StaffTexts.For("Code.Wrong", Languages.CurrentOfStaff);
            return Offered(secret);
        }

        return LocalRedirect("/staff");
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        Session is { } session ? Content(await passkeys.CreationAsync(session.Member), "application/json") : Elsewhere();

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancellationToken)
    {
        if (Session is not { } session)
        {
            return Elsewhere();
        }

        if (!await account.AddPasskeyAsync(session, Credential, PasskeyName, cancellationToken))
        {
            WrongPasskey = StaffTexts.For("Passkey.NotAdded", Languages.CurrentOfStaff, Passkeys.Most);
            return OnGet();
        }

        return LocalRedirect("/staff/me");
    }

    private PageResult Offered(byte[] secret)
    {
        Secret = secret;
        Offer = Convert.ToBase64String(
            _protector.Protect([.. SessionInHand.Of(HttpContext)!.Member.Id.ToByteArray(), .. secret], TimeSpan.FromMinutes(30)));
        ModelState.Clear();
        return Page();
    }

    private byte[]? Opened(string? offer, Guid staffId)
    {
        try
        {
            var opened = _protector.Unprotect(Convert.FromBase64String(offer ?? ""));
            return new Guid(opened.AsSpan(0, 16)) == staffId ? opened[16..] : null;
        }
        catch (Exception spoilt) when (spoilt is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private LocalRedirectResult Elsewhere() => LocalRedirect(
        SessionInHand.Of(HttpContext)?.State == SessionState.Open ? "/staff/confirm?returnUrl=/staff/second-factor" : "/staff");
}
