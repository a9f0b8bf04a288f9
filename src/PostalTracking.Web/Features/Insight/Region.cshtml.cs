using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Insight;

/// <summary>What protection one region bought, month by month.</summary>
[AllowAnonymous]
[Indexed]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class RegionModel(PostalTrackingDbContext db, PolicyTotals totals, TimeProvider clock) : PageModel
{
    private const int Months = 12;

    [BindProperty(SupportsGet = true)]
    public short Code { get; set; }

    public Region Region { get; private set; } = null!;

    public int Offices { get; private set; }

    public MonthChart Chart { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await db.Set<Region>().AsNoTracking().SingleOrDefaultAsync(region => region.Code == Code, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Region = found;
        Offices = await db.Set<Office>().CountAsync(office => office.RegionCode == Code, cancellationToken);
        var today = OfficeTime.Local(found.TimeZone, clock.GetUtcNow());
        var sold = (await totals.ReadAsync(cancellationToken)).Where(month => month.Region == Code);
        Chart = MonthChart.Of(sold, new DateOnly(today.Year, today.Month, 1), Months, Languages.Current);
        return Page();
    }
}
