using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.SenderReport.Pages;

/// <summary>Days on the desk's pages about senders: by the clocks of Moscow, since a sender is of no one office.</summary>
internal sealed class DeskDay(DateTimeOffset now, string language)
{
    private const string Zone = "Europe/Moscow";

    private readonly DateWords _words = new(language);

    public string Of(DateTimeOffset at)
    {
        var moment = PlaceTime.Of(at, now, Zone);
        return _words.NearDay(moment.Day, moment.Today);
    }
}
