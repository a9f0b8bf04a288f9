using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>The page on which a customer films the opening.</summary>
[Authorize(AuthenticationSchemes = BuyerAccess.Scheme)]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class FilmModel(ClaimVisit visit, NoteGap gaps, PostalTrackingDbContext db) : PageModel
{
    public ClaimView View { get; private set; } = null!;

    /// <summary>Where a film that was begun and not ended goes on; null where there is none.</summary>
    public string? Unfinished { get; private set; }

    public async Task<IActionResult> OnGetAsync(string claimNumber, CancellationToken cancellationToken)
    {
        if (await visit.OfAsync(HttpContext, claimNumber) is not { } view || !view.Claim.Status.IsOpen())
        {
            return NotFound();
        }

        View = view;
        var begun = await db.Set<Evidence>()
            .Where(e => e.TrackNumber == view.Claim.TrackNumber && e.ClaimNumber == view.Claim.ClaimNumber)
            .Where(e => e.IsRecorded && e.State == EvidenceState.Uploading && e.Author == ClaimAuthor.Customer)
            .OrderByDescending(e => e.BegunAt)
            .Select(e => (Guid?)e.EvidenceId)
            .FirstOrDefaultAsync(cancellationToken);
        Unfinished = begun is { } id ? FilmAddresses.Upload(id) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostGapAsync(string claimNumber, NoteGap.Request gap, CancellationToken cancellationToken) =>
        ModelState.IsValid
        && await visit.OfAsync(HttpContext, claimNumber) is { } view
        && await gaps.WriteAsync(view.Claim, gap, cancellationToken)
            ? new NoContentResult()
            : NotFound();
}
