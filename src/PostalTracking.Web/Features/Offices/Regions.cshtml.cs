using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Offices;

/// <summary>The regions of the country by federal district.</summary>
[AllowAnonymous]
[Indexed]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class RegionsModel(PostalTrackingDbContext db) : PageModel
{
    /// <summary>By federal district; the one without (Baikonur) last.</summary>
    public IReadOnlyList<IGrouping<string?, (Region Region, int Offices)>> Districts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var regions = await db.Set<Region>().AsNoTracking()
            .OrderBy(region => region.Name)
            .Select(region => new { region, Offices = db.Set<Office>().Count(office => office.RegionCode == region.Code) })
            .ToListAsync(cancellationToken);
        Districts =
        [
            .. regions
                .Select(one => (one.region, one.Offices))
                .GroupBy(one => string.IsNullOrEmpty(one.region.FederalDistrict) ? null : one.region.FederalDistrict)
                .OrderBy(district => district.Key is null)
                .ThenBy(district => district.Key, StringComparer.Ordinal),
        ];
    }
}
