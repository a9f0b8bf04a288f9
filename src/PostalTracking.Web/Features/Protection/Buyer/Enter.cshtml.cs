using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Buyer;

/// <summary>
/// The door to a buyer's policy: the code from the confirmation, typed, or the address in its QR. Either is exchanged for a cookie
/// and leads away at once to an address without it.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class EnterModel(OpenPolicy policies, CodeTries tries, AuditLog audit, TimeProvider clock) : PageModel
{
    /// <summary>Longer than any link of ours.</summary>
    private const int Longest = 100;

    [BindProperty]
    public string? Typed { get; set; }

    /// <summary>What was typed or scanned opens nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Refused { get; set; }

    /// <summary>"через 7 минут": so many wrong codes came from here that no more are taken till then.</summary>
    public string? Again { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? code, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return Page();
        }

        // A link can't be guessed, so it costs no try.
        var opened = AccessCode.Parse(code) is null
            ? await policies.ByLinkAsync(code.Length <= Longest ? code : "", cancellationToken)
            : await TryAsync(code, cancellationToken);
        return await AnswerAsync(opened, cancellationToken) ?? (Again is null ? Redirect("/p?refused=true") : Page());
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var opened = await TryAsync(Typed, cancellationToken);
        Refused = opened is null && Again is null;
        Response.StatusCode = Refused ? StatusCodes.Status422UnprocessableEntity : Response.StatusCode;
        return await AnswerAsync(opened, cancellationToken) ?? Page();
    }

    private async Task<OpenedPolicy?> TryAsync(string? typed, CancellationToken cancellationToken)
    {
        var address = HttpContext.Connection.RemoteIpAddress;
        if (tries.Begin(address) is { } wait)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            HttpContext.RetryAfter(wait);
            var now = clock.GetUtcNow();
            Again = new DateWords(Languages.Current).In(now + wait, now);
            return null;
        }

        var opened = await policies.ByCodeAsync(typed, cancellationToken);
        if (opened is not null)
        {
            tries.Forget(address);
        }

        return opened;
    }

    private async Task<IActionResult?> AnswerAsync(OpenedPolicy? opened, CancellationToken cancellationToken)
    {
        if (opened is null)
        {
            return null;
        }

        await audit.WriteAsync(AuditActions.PolicyRead, opened.PolicyNumber, new { by = "buyer" }, cancellationToken);
        await HttpContext.EnterAsync(opened);
        return Redirect("/p/policy");
    }
}
