using System.Globalization;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>
/// Where the links in notices lead. Only the setting says where this house stands, never a request: whoever chose the Host of one
/// would choose where a stranger's letter leads. Without it nobody is asked for an address and nothing is sent.
/// </summary>
internal sealed class NoticeLinks(IOptions<SiteOptions> site)
{
    public bool AreKnown => site.Value.Address is not null;

    public Uri Parcel(string number, short generation) => At(ParcelPath(number, generation));

    public Uri Confirm(string capability) => At($"/notices/confirm/{capability}");

    public Uri Own(string capability) => At($"/notices/{capability}");

    public Uri Stop(string capability) => At($"/notices/{capability}/stop");

    /// <summary>Of the page of whoever bought protection.</summary>
    public Uri Buyer(string capability) => At($"/p/{capability}");

    public static string ParcelPath(string number, short generation) => generation == 1
        ? $"/track/{Uri.EscapeDataString(number)}"
        : string.Create(CultureInfo.InvariantCulture, $"/track/{Uri.EscapeDataString(number)}?generation={generation}");

    private Uri At(string path) =>
        new(site.Value.Address ?? throw new InvalidOperationException("Site:Address is not set."), path);
}
