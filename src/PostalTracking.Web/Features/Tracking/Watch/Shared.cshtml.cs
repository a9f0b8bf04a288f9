using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Watch;

/// <summary>Somebody else's list, to be read and taken over. A wrong link, one that has run out and one taken back look the same.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class SharedModel(PostalTrackingDbContext db, ParcelPages pages, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    /// <summary>Null where the link leads nowhere.</summary>
    public FoundLines? Found { get; private set; }

    public PlaceTime? Until { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var (hash, now) = (SharedList.Hash(Token), clock.GetUtcNow());
        var list = await db.Set<SharedList>().AsNoTracking()
            .FirstOrDefaultAsync(l => l.TokenHash == hash && l.ExpiresAt > now, cancellationToken);
        if (list is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var lines = await pages.LinesAsync(
            [.. list.Numbers.Select(TrackNumber.Parse)], Languages.Current, HttpContext.Connection.RemoteIpAddress, cancellationToken);
        Found = new(TrackingTexts.Words.Counted("Found.Parcels", Languages.Current, lines.Count), lines);
        Until = PlaceTime.Of(list.ExpiresAt, now, null);
    }
}
