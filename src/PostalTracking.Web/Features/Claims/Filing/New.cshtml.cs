using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Filing;

/// <summary>
/// The door to a new claim. Who has opened the policy begins here or goes on; who has not is asked for the code, and is not told
/// whether the parcel is protected at all.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class NewModel(PolicyDoor policies, StartClaim starting, CodeDoor door, TimeProvider clock) : PageModel
{
    /// <summary>The parcel somebody comes from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Track { get; set; }

    [BindProperty]
    public string? Typed { get; set; }

    public bool IsCodeRefused { get; private set; }

    /// <summary>"через 7 минут": no more codes are taken till then.</summary>
    public string? Again { get; private set; }

    /// <summary>Null: the code is asked for.</summary>
    public OpenDoor? Door { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Door = await policies.FindAsync(await OpenedAsync(), cancellationToken);
        if (Track is { Length: > 0 } track
            && Door is not null && !Door.Policy.TrackNumber.Equals(track.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            Door = null;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostEnterAsync(CancellationToken cancellationToken)
    {
        var answer = await door.TryAsync(HttpContext, Typed, cancellationToken);
        if (answer.Opened is not null)
        {
            return Redirect("/claims/new");
        }

        var now = clock.GetUtcNow();
        Again = answer.Wait is { } wait ? new DateWords(Languages.Current).In(now + wait, now) : null;
        IsCodeRefused = Again is null;
        Response.StatusCode = IsCodeRefused ? StatusCodes.Status422UnprocessableEntity : Response.StatusCode;
        return Page();
    }

    public async Task<IActionResult> OnPostStartAsync(CancellationToken cancellationToken)
    {
        if (await OpenedAsync() is not { } opened)
        {
            return Redirect("/claims/new");
        }

        var outcome = await starting.StartAsync(
            opened.PolicyNumber, ClaimActor.Customer(opened), ClaimChannel.Online, Languages.Current, cancellationToken);

        // A refusal is what the page says by itself.
        return Redirect(outcome is ClaimOutcome.Done { Claim: var draft } ? FilingStep.What.Path(draft.ClaimNumber) : "/claims/new");
    }

    private async Task<OpenedPolicy?> OpenedAsync() =>
        (await HttpContext.AuthenticateAsync(BuyerAccess.Scheme)).Principal is { } buyer ? OpenedPolicy.Of(buyer) : null;
}
