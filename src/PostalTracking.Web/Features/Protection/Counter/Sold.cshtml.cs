using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Protection.Counter;

/// <summary>The end of a sale: what was sold, and its paper. Of the clerk's own office only.</summary>
[Authorize(Policy = StaffAccess.Counter)]
internal sealed class SoldModel(PostalTrackingDbContext db, Desks desks, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string PolicyNumber { get; set; } = "";

    public Desk? Desk { get; private set; }

    public Policy? Policy { get; private set; }

    public PaymentMeans Means { get; private set; }

    public PlaceTime? Until { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Desk = await desks.FindAsync(CurrentStaff.Of(User)!, cancellationToken);
        Policy = Desk is { } desk ? await PolicyOf(desk.Office).SingleOrDefaultAsync(cancellationToken) : null;
        if (Policy is null)
        {
            return NotFound();
        }

        Until = PlaceTime.Of(Policy.CoverUntil, clock.GetUtcNow(), Desk!.Zone);
        Means = await db.Set<PremiumEntry>()
            .Where(e => e.TrackNumber == Policy.TrackNumber && e.PolicyNumber == PolicyNumber && e.Sequence == 1)
            .Select(e => e.Means).SingleAsync(cancellationToken);
        return Page();
    }

    private IQueryable<Policy> PolicyOf(int office) =>
        from number in db.Set<PolicyNumber>().AsNoTracking()
        where number.Number == PolicyNumber
        join policy in db.Set<Policy>().AsNoTracking()
            on new { number.TrackNumber, PolicyNumber = number.Number } equals new { policy.TrackNumber, policy.PolicyNumber }
        where policy.Office == office
        select policy;
}
