using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Protection;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.LookUp;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>Where a person asks to be told of a parcel. The answer is the same whoever the address belongs to.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class NewModel(TrackingLookup lookup, NoticeDoor door, AskToBeTold asking, PostalTrackingDbContext db) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public short? Generation { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Asked { get; set; }

    [BindProperty]
    public string? Contact { get; set; }

    [BindProperty]
    public NoticeForm Form { get; set; } = new();

    public ShipmentSnapshot? Shipment { get; private set; }

    public bool TakesTelephones => door.HasSms;

    public bool IsContactWrong { get; private set; }

    public bool AreEventsWrong { get; private set; }

    /// <summary>So many came from here today that no more are taken.</summary>
    public bool NoMoreToday { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var office = Shipment!.DestinationPostalCode;
        Form = NoticeForm.Fresh(await db.Set<Office>().Where(one => one.PostalCode == office).Select(one => one.TimeZone)
            .FirstOrDefaultAsync(cancellationToken));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Asked = false;
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var way = Way();
        var choice = Form.Read(Languages.Current);
        (IsContactWrong, AreEventsWrong) = (way is null, choice is null);
        if (way is not { } to || choice is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if (!door.Takes(HttpContext.Connection.RemoteIpAddress))
        {
            NoMoreToday = true;
            HttpContext.RetryAfter(TimeSpan.FromDays(1));
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }

        await asking.RunAsync(Shipment!.TrackNumber, Shipment.Generation, to.Channel, to.Address, choice, cancellationToken);
        return Redirect($"/notices/new?number={Uri.EscapeDataString(Shipment.TrackNumber)}&generation={Shipment.Generation}&asked=true");
    }

    private (NoticeChannel Channel, string Address)? Way() =>
        door.HasEmail && EmailAddress.Parse(Contact) is { } email ? (NoticeChannel.Email, email)
        : door.HasSms && PhoneNumber.Parse(Contact) is { } phone ? (NoticeChannel.Sms, phone)
        : null;

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var asker = HttpContext.Connection.RemoteIpAddress;
        if ((door.HasEmail || door.HasSms) && TrackNumber.TryParse(Number, out var number)
            && await lookup.FindAsync(number, Generation, asker, cancellationToken) is { IsKnown: true } found)
        {
            Shipment = found.Shipment;
        }

        return Shipment is not null;
    }
}
