using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>Answers the checklist where it is no longer the one the asker has, and nothing (204) where it is.</summary>
internal abstract class FreshNeeds(ClaimVisit visit, ReadEvidence evidence) : PageModel
{
    public EvidencePage Shown { get; private set; } = null!;

    /// <param name="mark">Of the one the asker has.</param>
    public async Task<IActionResult> OnGetAsync(string claimNumber, string? mark, CancellationToken cancellationToken)
    {
        if (await visit.OfAsync(HttpContext, claimNumber) is not { } view)
        {
            return NotFound();
        }

        Shown = await evidence.ReadAsync(view, cancellationToken);
        return Shown.Mark == mark ? new NoContentResult() : Page();
    }
}
