using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Payouts.Payees;

/// <summary>
/// The customer says where the money goes to. The cookie alone is not enough: the ten characters are asked again (OWASP ASVS 5.0,
/// 7.5.1), by the same count of wrong tries as at the door.
/// </summary>
[Authorize(AuthenticationSchemes = BuyerAccess.Scheme)]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class BuyerPayeeModel(
    ClaimBook claims, KeepPayee keep, OpenPolicy policies, CodeTries tries, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ClaimNumber { get; set; }

    [BindProperty]
    public PayeeForm Form { get; set; } = new();

    public Claim? Claim { get; private set; }

    public string? Again { get; private set; }

    public string Language { get; } = Languages.Current;

    public string Path => $"/claims/{Claim!.ClaimNumber}/payee";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } actor)
        {
            return NotFound();
        }

        if (Form.Read() is not { } payee)
        {
            return Wrong(StatusCodes.Status422UnprocessableEntity);
        }

        if (await ProveAsync(actor.Policy!, cancellationToken) is { } status)
        {
            return Wrong(status);
        }

        return await keep.RunAsync(Claim!.ClaimNumber, actor, payee, cancellationToken) switch
        {
            PayoutOutcome.Done => LocalRedirect($"/claims/{Claim.ClaimNumber}#money"),
            PayoutOutcome.NotFound => NotFound(),
            _ => Wrong(StatusCodes.Status409Conflict),
        };
    }

    // Null: it is the customer.
    private async Task<int?> ProveAsync(OpenedPolicy opened, CancellationToken cancellationToken)
    {
        var address = HttpContext.Connection.RemoteIpAddress;
        if (tries.Begin(address) is { } wait)
        {
            HttpContext.RetryAfter(wait);
            var now = clock.GetUtcNow();
            Again = new DateWords(Language).In(now + wait, now);
            Form.Wrong(nameof(PayeeForm.Code), "Tries");
            return StatusCodes.Status429TooManyRequests;
        }

        // A code of another policy is as good as none.
        if (await policies.ByCodeAsync(Form.Code, cancellationToken) != opened)
        {
            Form.Wrong(nameof(PayeeForm.Code), nameof(PayeeForm.Code));
            return StatusCodes.Status422UnprocessableEntity;
        }

        tries.Forget(address);
        return null;
    }

    private async Task<ClaimActor?> FindAsync(CancellationToken cancellationToken)
    {
        Claim = await claims.FindAsync(ClaimNumber, cancellationToken);
        return ClaimActor.Of(User) is { Policy: { } opened } actor
            && Claim is not null
            && actor.MaySee(Claim)
            && await claims.IsStillOpenAsync(opened, cancellationToken)
            ? actor
            : null;
    }

    private PageResult Wrong(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
