using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>What a line of the ledger was about, by the name a person chose it under.</summary>
internal static class NoticeWords
{
    public static string Occasion(string said, string language) => NoticeTexts.For(
        said switch
        {
            Said.Question => "Event.Question",
            Said.OwnPage => "Event.OwnPage",
            Said.Begun => "Event.Begun",
            Said.SenderWarned => $"Event.{NoticeEvents.Sender}",
            _ when ShipmentStatuses.TryParse(said) is { } status => $"Event.{ToldStatuses.All.First(told => told.Status == status).Event}",
            _ => "Event.Policy",
        },
        language);
}
