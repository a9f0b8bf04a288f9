using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Web.Features.Receipts.Statements;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Receipts.Check;

/// <summary>
/// Where anybody checks a statement: with scripts in the browser, also without a connection; without them by the server.
/// </summary>
/// <remarks>The form changes nothing of anybody's, so it needs no token; without one the page can be kept on the device.</remarks>
[AllowAnonymous]
[Indexed]
[EnableRateLimiting(RateLimits.Lookups)]
[IgnoreAntiforgeryToken]
internal sealed class VerifyModel(CheckStatement check) : PageModel
{
    [BindProperty]
    public string? Statement { get; set; }

    /// <summary>Null before anything was pasted.</summary>
    public CheckedStatement? Found { get; private set; }

    /// <summary>What a right statement says, in words.</summary>
    public ReceiptWords? Said { get; private set; }

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        Statement = Statement?.Length > CompactJws.Longest ? Statement[..CompactJws.Longest] : Statement;
        Found = await check.RunAsync(Statement, cancellationToken);
        Said = Found.Claims is { } claims ? ReceiptWords.Of(claims, Languages.Current) : null;
    }
}
