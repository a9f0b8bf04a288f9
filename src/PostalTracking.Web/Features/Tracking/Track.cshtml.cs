using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Tracking.Live;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>One parcel: the answer first, then its route, promise, dates and history.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class TrackModel(ParcelPages pages) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public bool Anyway { get; set; }

    [BindProperty(SupportsGet = true)]
    public short? Generation { get; set; }

    /// <summary>The visitor's own word on who carries it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Carrier { get; set; }

    public ParcelPage? Parcel { get; private set; }

    public LineAnswer? Problem { get; private set; }

    /// <summary>Where the page hears of changes; null where none will come.</summary>
    public string? Live => Parcel?.RefreshSeconds is null
        ? null
        : Url.RouteUrl(WatchShipment.Name, new { trackNumber = Number, generation = Generation, acceptAnyway = true });

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        (Parcel, Problem) = await pages.FindAsync(
            Number, Anyway, Generation, CarrierKeys.TryParse(Carrier), Languages.Current, HttpContext.Connection.RemoteIpAddress, cancellationToken);
        if (Parcel is null && Problem is null)
        {
            return NotFound();
        }

        if (Parcel is null)
        {
            Response.StatusCode = Problem?.Problem is LineProblem.CheckDigit or LineProblem.LookAlike
                ? StatusCodes.Status422UnprocessableEntity
                : StatusCodes.Status400BadRequest;
            return Page();
        }

        // The browser may keep the page but must ask each time.
        Response.Headers.ETag = Parcel.ETag;
        Response.Headers.CacheControl = "private, no-cache";
        return Request.HasAlready(Parcel.ETag) ? StatusCode(StatusCodes.Status304NotModified) : Page();
    }
}
