using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Claims.Payouts.Payees;

/// <summary>A consultant writes down on the telephone where the money goes to.</summary>
[Authorize(Policy = StaffAccess.Desk)]
internal sealed class DeskPayeeModel(ClaimBook claims, KeepPayee keep) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ClaimNumber { get; set; }

    [BindProperty]
    public PayeeForm Form { get; set; } = new();

    public Claim? Claim { get; private set; }

    public string Language { get; } = Languages.CurrentOfStaff;

    public string Path => $"/desk/payouts/payee/{Claim!.ClaimNumber}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Claim = await claims.FindAsync(ClaimNumber, cancellationToken);
        return Claim is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Claim = await claims.FindAsync(ClaimNumber, cancellationToken);
        if (Claim is null)
        {
            return NotFound();
        }

        var outcome = Form.Read() is { } payee
            ? await keep.RunAsync(Claim.ClaimNumber, ClaimActor.Of(User)!, payee, cancellationToken)
            : null;
        if (outcome is PayoutOutcome.Done)
        {
            return LocalRedirect($"/desk/{Claim.ClaimNumber}#money");
        }

        Response.StatusCode = outcome is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
        return Page();
    }
}
