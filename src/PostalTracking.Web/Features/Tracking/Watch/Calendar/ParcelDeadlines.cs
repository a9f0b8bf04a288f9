using System.Globalization;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Tracking.Watch.Calendar;

/// <summary>
/// The days that matter of one parcel: until when its office keeps it; while it travels, when it should come and when the promise
/// ends. Days of the place they are about, since a calendar elsewhere must not move them.
/// </summary>
internal static class ParcelDeadlines
{
    // From the beginning of the day: nine in the morning of the day before.
    private static readonly TimeSpan DayBefore = TimeSpan.FromHours(15);

    /// <param name="waitsAt">The office at which it was said to have arrived.</param>
    public static IEnumerable<CalendarEntry> Of(
        ShipmentSnapshot parcel, Place destination, int? waitsAt, EtaEstimate? estimate, DateTimeOffset now, string language)
    {
        string Word(string key, params ReadOnlySpan<object?> values) => WatchCalendarTexts.For(key, language, values);
        var number = NumberGroups.Of(parcel.CurrentNumber);
        if (ParcelAnswer.StoredUntil(parcel, destination, now) is var (last, _))
        {
            yield return Entry(
                "storage",
                (last, last),
                (waitsAt ?? destination.PostalCode) is { } code
                    ? Word("Storage.Summary", number, code.ToString("D6", CultureInfo.InvariantCulture))
                    : Word("Storage.Summary.Somewhere", number),
                Word("Storage.Text"),
                TimeSpan.FromDays(2) + DayBefore);
        }

        if (!ParcelPage.IsOnTheWay(parcel.Status))
        {
            yield break;
        }

        if (estimate is { Basis: EtaBasis.Lane })
        {
            yield return Entry(
                "estimate", (estimate.From, estimate.To), Word("Estimate.Summary", number), Word("Estimate.Text"), TimeSpan.Zero);
        }

        if (SrmPromise.DispatchDay(parcel) is { } start)
        {
            yield return Entry(
                "promise",
                (start.AddDays(SrmPromise.LastDay), start.AddDays(SrmPromise.LastDay)),
                Word("Promise.Summary", number),
                Word("Promise.Text", SrmPromise.FirstDay, SrmPromise.LastDay),
                TimeSpan.Zero);
        }

        CalendarEntry Entry(string what, (DateOnly, DateOnly) days, string summary, string text, TimeSpan reminder) => new(
            $"{what}-{parcel.TrackNumber}-{parcel.Generation}", default, summary, text, reminder)
        {
            Days = days,
            Sequence = parcel.Version,
        };
    }
}
