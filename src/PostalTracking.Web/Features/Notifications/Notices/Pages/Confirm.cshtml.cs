using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>
/// Where the question's letter leads: one button. Opening the page is no answer, since mail programs open links by themselves.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class ConfirmModel(NoticeBook book) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Capability { get; set; } = "";

    /// <summary>Null where the link leads nowhere.</summary>
    public NoticeSubscription? Subscription { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Subscription = await book.FindAsync(Capability, cancellationToken);
        if (Subscription?.ConfirmedAt is not null)
        {
            return Redirect($"/notices/{Capability}");
        }

        Response.StatusCode = Subscription is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await book.ConfirmAsync(Capability, cancellationToken))
        {
            return Redirect($"/notices/{Capability}?done=confirmed");
        }

        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
