using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Protection.Counter.Consent;

/// <summary>The second screen of the counter, turned to the buyer: follows the sale, has nothing to press.</summary>
[Authorize(Policy = StaffAccess.Counter)]
internal sealed class ScreenModel(PostalTrackingDbContext db, Desks desks, OfferCards offers, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cod { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Policy { get; set; }

    public OfferCard? Offer { get; private set; }

    /// <summary>Sold until this day; null: not yet.</summary>
    public PlaceTime? Until { get; private set; }

    /// <summary>What protection costs today, kopecks.</summary>
    public long Premium { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await desks.FindAsync(CurrentStaff.Of(User)!, cancellationToken) is not { } desk)
        {
            return;
        }

        var now = clock.GetUtcNow();
        Premium = await db.Set<Domain.Protection.Tariff>().Where(t => t.From <= now).OrderByDescending(t => t.From)
            .Select(t => t.Premium).FirstAsync(cancellationToken);
        if (TrackNumber.TryParse(Number, out var number))
        {
            var sum = TypedSum.Read(Cod, out var cod);
            Offer = await offers.FindAsync(number, desk.Office, sum is null ? cod : null, cancellationToken) is { CanBeSold: true } offer
                ? offer : null;
        }
        else if (Policy is { } policyNumber)
        {
            var until = await db.Set<PolicyNumber>().Where(n => n.Number == policyNumber)
                .Join(
                    db.Set<Store.Policy>().Where(p => p.Office == desk.Office),
                    n => new { n.TrackNumber, PolicyNumber = n.Number },
                    p => new { p.TrackNumber, p.PolicyNumber },
                    (n, p) => (DateTimeOffset?)p.CoverUntil)
                .SingleOrDefaultAsync(cancellationToken);
            Until = until is { } day ? PlaceTime.Of(day, now, desk.Zone) : null;
        }
    }
}
