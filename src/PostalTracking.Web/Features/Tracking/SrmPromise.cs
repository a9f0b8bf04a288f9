using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>
/// What Simplified Registered Mail promises from Hong Kong to Russia and how it is kept: 6 to 10 calendar days,
/// counted from dispatch and stopped at arrival, each in the days of its own place.
/// </summary>
internal sealed record SrmPromise(string Title, string Text, bool Late)
{
    public const int FirstDay = EtaEstimate.SrmFromDays;
    public const int LastDay = EtaEstimate.SrmToDays;

    private const string HongKongTime = "Asia/Hong_Kong";
    private const string MoscowTime = "Europe/Moscow";

    public static SrmPromise? Of(ShipmentSnapshot snapshot, ParcelContext context)
    {
        if (DispatchDay(snapshot) is not { } start || snapshot.DispatchedAt is not { } dispatched)
        {
            return null;
        }

        var office = context.Place(snapshot.DestinationPostalCode).TimeZone ?? MoscowTime;
        if ((snapshot.ArrivedAt ?? snapshot.ReceivedAt) is { } arrived)
        {
            return Done(PlaceTime.Of(arrived, context.Now, office).Day.DayNumber - start.DayNumber, context.Language);
        }

        return ParcelPage.IsOnTheWay(snapshot.Status)
            ? Going(start, PlaceTime.Of(dispatched, context.Now, office).Today, context.Language)
            : null;
    }

    /// <summary>From which day the promise is counted; null where nothing is promised.</summary>
    public static DateOnly? DispatchDay(ShipmentSnapshot snapshot) =>
        (ShipmentService)snapshot.Service == ShipmentService.Srm
        && snapshot is { Origin: "HK", Destination: null or "RU", DispatchedAt: { } dispatched }
            ? PlaceTime.Of(dispatched, dispatched, HongKongTime).Day
            : null;

    private static SrmPromise Done(int days, string language)
    {
        var late = days > LastDay;
        return new(
            TrackingTexts.For(late ? "Promise.Broken" : "Promise.Kept", language, FirstDay, LastDay, new DateWords(language).Days(days)),
            TrackingTexts.For("Promise.Text.Done", language),
            late);
    }

    private static SrmPromise Going(DateOnly start, DateOnly today, string language)
    {
        var words = new DateWords(language);
        var days = today.DayNumber - start.DayNumber;
        var late = days > LastDay;
        return new(
            TrackingTexts.For(
                late ? "Promise.Late" : days < 1 ? "Promise.Today" : "Promise.Going", language, FirstDay, LastDay, days),
            TrackingTexts.For(
                late ? "Promise.Text.Late" : "Promise.Text.Going",
                language,
                words.Day(start.AddDays(FirstDay), today),
                words.Day(start.AddDays(LastDay), today)),
            late);
    }
}
