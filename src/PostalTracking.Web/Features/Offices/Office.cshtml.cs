using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Offices;

/// <summary>One office: where it is, what time it is there, what is near.</summary>
[AllowAnonymous]
[Indexed]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class OfficeModel(FindOffice offices, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int PostalCode { get; set; }

    public OfficeWithNeighbours Found { get; private set; } = null!;

    public PlaceTime Now { get; private set; } = null!;

    /// <summary>"UTC+3", and how far from Moscow's time, by which the post counts: "+5".</summary>
    public (string Utc, int FromMoscow) Zone { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await offices.FindAsync(PostalCode, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        (Found, Now) = (found, PlaceTime.Of(now, now, found.Office.TimeZone));
        var offset = found.Office.LocalTime(now).Offset;
        var moscow = OfficeTime.Local("Europe/Moscow", now).Offset;
        Zone = ($"UTC{(offset < TimeSpan.Zero ? "−" : "+")}{offset:h\\:mm}".Replace(":00", "", StringComparison.Ordinal),
            (int)(offset - moscow).TotalHours);
        return Page();
    }
}
