using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Accounts;

namespace PostalTracking.Web.Features.Partners;

/// <summary>All organisations, and a form for a new one: its first owner is invited on its own page.</summary>
[Authorize(Policy = StaffAccess.Accounts)]
internal sealed class PartnersModel(Organisations organisations, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    public IReadOnlyList<OrganisationRow> Rows { get; private set; } = [];

    public OrganisationRefusal? Refusal { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rows = await organisations.ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!HttpContext.IsConfirmed(clock))
        {
            return Confirmation.First("/staff/partners");
        }

        (Refusal, var id) = await organisations.CreateAsync(Name, cancellationToken);
        if (Refusal is null)
        {
            return LocalRedirect($"/staff/partners/{id}?done=Created");
        }

        Rows = await organisations.ReadAsync(cancellationToken);
        return Page();
    }
}
