using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Accounts;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners;

/// <summary>The keys of one's own organisation: which there are, how they are used, a new one, an end to one.</summary>
[Authorize(Policy = StaffAccess.PartnerOwner)]
internal sealed class KeysModel(PartnerKeys keys, TimeProvider clock) : PageModel
{
    private const string Path = "/partner/keys";

    [BindProperty]
    public KeyForm Form { get; set; } = new();

    /// <summary>Whose end is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    /// <summary>What was done last, one of the page's words.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public IReadOnlyList<KeyRow> Rows { get; private set; } = [];

    public KeyRefusal? Refusal { get; private set; }

    public string? WrongNetwork => KeyNetworks.Read(Form.Networks).Wrong;

    /// <summary>Of the key just made: shown once.</summary>
    public string? Token { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!HttpContext.IsConfirmed(clock))
        {
            return Confirmation.First(Path);
        }

        (Refusal, _, Token) = await keys.IssueAsync(User.TenantId()!.Value, Form, cancellationToken);
        Form = Token is null ? Form : new();
        await ReadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken cancellationToken)
    {
        if (!HttpContext.IsConfirmed(clock))
        {
            return Confirmation.First(Path);
        }

        Refusal = await keys.RevokeAsync(User.TenantId()!.Value, Key, cancellationToken);
        switch (Refusal)
        {
            case null:
                return RedirectToPage(new { done = "Revoked" });
            case KeyRefusal.NoSuchKey:
                return NotFound();
            default:
                await ReadAsync(cancellationToken);
                return Page();
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken) =>
        Rows = await keys.ReadAsync(User.TenantId()!.Value, cancellationToken);
}
