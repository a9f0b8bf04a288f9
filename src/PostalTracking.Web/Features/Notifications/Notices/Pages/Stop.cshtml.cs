using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>The end of it by one press, in the letter or in the mail program (RFC 8058). Opening the page ends nothing.</summary>
/// <remarks>
/// Without an antiforgery token: mail programs have none, and whoever could forge the form would have to know the link, which is
/// all that anybody needs.
/// </remarks>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[EnableRateLimiting(RateLimits.Writes)]
internal sealed class StopModel(NoticeBook book) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Capability { get; set; } = "";

    /// <summary>Nothing is sent any more.</summary>
    public bool IsOver { get; private set; }

    public string? Parcel { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var subscription = await book.FindAsync(Capability, cancellationToken);
        (IsOver, Parcel) = (subscription is null, subscription?.TrackNumber);
    }

    /// <summary>The same answer to whatever link: what it asks for is so.</summary>
    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        await book.StopAsync(Capability, cancellationToken);
        IsOver = true;
    }
}
