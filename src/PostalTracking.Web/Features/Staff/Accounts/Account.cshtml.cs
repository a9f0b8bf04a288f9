using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Staff.Accounts;

/// <summary>One account: what it may, and what an administrator may do with it. One's own is shown and left alone.</summary>
[Authorize(Policy = StaffAccess.Accounts)]
internal sealed class AccountModel(PostalTrackingDbContext db, StaffAccounts accounts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public AccountForm Form { get; set; } = new();

    public StaffMember? Account { get; private set; }

    public bool IsOwn { get; private set; }

    public int Sessions { get; private set; }

    public AccountRefusal? Refusal { get; private set; }

    public InvitationLink? Link { get; private set; }

    /// <summary>What was done last, one of the page's words.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    private CurrentStaff By => CurrentStaff.Of(User)!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Form = new() { Name = Account!.Name, Role = Account.Role, Office = Account.Office?.ToString(CultureInfo.InvariantCulture) };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        ActAsync("Changed", () => accounts.ChangeAsync(Id, Form, By, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostDisableAsync(CancellationToken cancellationToken) =>
        ActAsync("Disabled", () => accounts.DisableAsync(Id, By, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostEnableAsync(CancellationToken cancellationToken) =>
        ActAsync("Enabled", () => accounts.EnableAsync(Id, By, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostEndSessionsAsync(CancellationToken cancellationToken) =>
        ActAsync("SessionsEnded", () => accounts.EndSessionsAsync(Id, By, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostResetSecondFactorAsync(CancellationToken cancellationToken) =>
        ActAsync("SecondFactorReset", () => accounts.ResetSecondFactorAsync(Id, By, cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostInviteAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!HttpContext.IsConfirmed(clock))
        {
            return Confirmation.First($"/staff/accounts/{Id}");
        }

        (Refusal, var token) = await accounts.InviteAsync(Id, By, cancellationToken);
        Link = token is null ? null : InvitationLink.Of(HttpContext, Account!.Name, token);
        return await OnGetAsync(cancellationToken);
    }

    private async Task<IActionResult> ActAsync(string done, Func<Task<AccountRefusal?>> act, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!HttpContext.IsConfirmed(clock))
        {
            return Confirmation.First($"/staff/accounts/{Id}");
        }

        Refusal = await act();
        if (Refusal is null)
        {
            return RedirectToPage(new { Id, done });
        }

        return Form.Name is null ? await OnGetAsync(cancellationToken) : Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        Account = await db.Users.AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id && m.TenantId == null, cancellationToken);
        IsOwn = Id == By.Id;
        Sessions = await db.Set<StaffSession>().CountAsync(s => s.StaffId == Id, cancellationToken);
        return Account is not null;
    }
}
