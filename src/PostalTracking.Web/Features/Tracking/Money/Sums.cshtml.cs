using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Tracking.LookUp;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Money;

/// <summary>
/// What is to be paid for a parcel, after the last digits of the telephone on it. The answer is given once and kept nowhere.
/// </summary>
/// <remarks>Without an antiforgery token: a forged form would show its answer only to the person it was forged on.</remarks>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class SumsModel(TrackingLookup lookup, OpenSums openSums, CodTransfers transfers, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public short? Generation { get; set; }

    [BindProperty]
    public string? Digits { get; set; }

    public ShipmentSnapshot? Shipment { get; private set; }

    public OpenedSums? Sums { get; private set; }

    /// <summary>Where the money paid on delivery stands; null where none is, or nothing is opened.</summary>
    public CodStory? Story { get; private set; }

    /// <summary>What was typed is not four digits.</summary>
    public bool Mistyped { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => FindAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var page = await FindAsync(cancellationToken);
        if (Shipment is null)
        {
            return page;
        }

        var digits = string.Concat((Digits ?? "").Where(c => !char.IsWhiteSpace(c)));
        if (digits.Length != 4 || !digits.All(char.IsAsciiDigit))
        {
            Mistyped = true;
            Response.StatusCode = (int)HttpStatusCode.BadRequest;
            return Page();
        }

        Sums = await openSums.RunAsync(Shipment, digits, cancellationToken);
        Story = Sums.Answer == SumsAnswer.Opened
            ? CodStory.Of(await transfers.FindAsync(Shipment, cancellationToken), clock.GetUtcNow(), Languages.Current)
            : null;
        Response.StatusCode = Sums.Answer switch
        {
            SumsAnswer.Opened => StatusCodes.Status200OK,
            SumsAnswer.NoMoreToday => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        return Page();
    }

    private async Task<IActionResult> FindAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (!TrackNumber.TryParse(Number, out var number)
            || await lookup.FindAsync(number, Generation, HttpContext.Connection.RemoteIpAddress, cancellationToken) is not { IsKnown: true } found)
        {
            return NotFound();
        }

        Shipment = found.Shipment;
        return Page();
    }
}
