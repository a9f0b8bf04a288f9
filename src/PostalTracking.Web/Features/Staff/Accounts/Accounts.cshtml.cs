using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Staff.Accounts;

/// <summary>All accounts of the house, and a form for a new one; those of partners have pages of their own.</summary>
[Authorize(Policy = StaffAccess.Accounts)]
internal sealed class AccountsModel(PostalTrackingDbContext db, StaffAccounts accounts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public AccountForm Form { get; set; } = new();

    public IReadOnlyList<AccountRow> Rows { get; private set; } = [];

    public AccountRefusal? Refusal { get; private set; }

    /// <summary>Of the account just made: shown once.</summary>
    public InvitationLink? Link { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!HttpContext.IsConfirmed(clock))
        {
            return Confirmation.First("/staff/accounts");
        }

        (Refusal, var made, var token) = await accounts.CreateAsync(Form, cancellationToken);
        if (made is not null && token is not null)
        {
            Link = InvitationLink.Of(HttpContext, made.Name, token);
            Form = new();
        }

        await ReadAsync(cancellationToken);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken) => Rows = await db.Users.AsNoTracking()
        .Where(m => m.TenantId == null)
        .OrderBy(m => m.DisabledAt != null).ThenBy(m => m.Role).ThenBy(m => m.Office).ThenBy(m => m.UserName)
        .Select(m => new AccountRow(
            m.Id, m.Name, m.UserName!, m.Role, m.Office, m.DisabledAt != null, m.PasswordHash != null || db.UserPasskeys.Any(
                k => k.UserId == m.Id),
            m.TwoFactorEnabled || db.UserPasskeys.Any(k => k.UserId == m.Id)))
        .ToListAsync(cancellationToken);
}

internal sealed record AccountRow(
    Guid Id, string Name, string UserName, StaffRole Role, int? Office, bool IsDisabled, bool HasCome, bool HasSecondFactor);

internal sealed record InvitationLink(string Name, string Address)
{
    public static InvitationLink Of(HttpContext context, string name, string token) =>
        new(name, $"{context.Request.Scheme}://{context.Request.Host}/staff/invitation/{token}");
}
