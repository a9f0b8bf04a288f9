using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>
/// The evidence of a claim on a page of its own. Asked with the mark of a checklist that is shown already, it answers the new
/// checklist alone, and nothing (204) while that would say the same.
/// </summary>
internal abstract class EvidenceOfClaim(ClaimVisit visit, ReadEvidence evidence, AuditLog audit) : PageModel
{
    public ClaimView View { get; private set; } = null!;

    /// <summary>The checklist alone; null for the whole page.</summary>
    public EvidencePage? Fresh { get; private set; }

    /// <summary>What became of the files of a form that led here.</summary>
    [BindProperty(SupportsGet = true)]
    public SentSmall? Sent { get; set; }

    public async Task<IActionResult> OnGetAsync(string claimNumber, string? mark, CancellationToken cancellationToken)
    {
        if (await visit.OfAsync(HttpContext, claimNumber) is not { } view)
        {
            return NotFound();
        }

        View = view;
        if (view.Actor.IsStaff && mark is null)
        {
            await audit.WriteAsync(AuditActions.ClaimRead, view.Claim.ClaimNumber, new { part = "evidence" }, cancellationToken);
        }

        Fresh = mark is null ? null : await evidence.ReadAsync(view, cancellationToken);
        return Fresh is not null && Fresh.Mark == mark ? new NoContentResult() : Page();
    }
}
