using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Buyer;

/// <summary>
/// The door to a buyer's policy: the code from the confirmation, typed, or the address in its QR. Either is exchanged for a cookie
/// and leads away at once to an address without it.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class EnterModel(OpenPolicy policies, CodeDoor door, TimeProvider clock) : PageModel
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
        if (AccessCode.Parse(code) is null)
        {
            if (await policies.ByLinkAsync(code.Length <= Longest ? code : "", cancellationToken) is not { } opened)
            {
                return Redirect("/p?refused=true");
            }

            await door.EnterAsync(HttpContext, opened, cancellationToken);
            return Redirect("/p/policy");
        }

        return await TryAsync(code, cancellationToken) ? Redirect("/p/policy") : Again is null ? Redirect("/p?refused=true") : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await TryAsync(Typed, cancellationToken))
        {
            return Redirect("/p/policy");
        }

        Refused = Again is null;
        Response.StatusCode = Refused ? StatusCodes.Status422UnprocessableEntity : Response.StatusCode;
        return Page();
    }

    private async Task<bool> TryAsync(string? typed, CancellationToken cancellationToken)
    {
        var answer = await door.TryAsync(HttpContext, typed, cancellationToken);
        var now = clock.GetUtcNow();
        Again = answer.Wait is { } wait ? new DateWords(Languages.Current).In(now + wait, now) : null;
        return answer.Opened is not null;
    }
}
