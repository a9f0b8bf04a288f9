using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Tracking.Money;
using static PostalTracking.Domain.Tracking.ShipmentStatus;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>How an answer sounds; each has its colour.</summary>
internal enum Tone
{
    Moving,
    Good,
    Waiting,
    Bad,
}

/// <summary>The answer to "where is it": one sentence, since when, and what to do by when.</summary>
internal sealed record ParcelAnswer(string Title, Tone Tone, string? When, Sentence Todo)
{
    /// <summary>Days an office keeps an item from its arrival; ours to assume, the post does not publish them per item.</summary>
    public const int StorageDays = 30;

    /// <summary>The same for an item with cash on delivery.</summary>
    public const int CodStorageDays = 15;

    public static ParcelAnswer Untracked(string language) =>
        new(TrackingTexts.For("Answer.untracked", language), Tone.Waiting, null, new(TrackingTexts.For("Todo.untracked", language)));

    public static ParcelAnswer Of(ShipmentSnapshot snapshot, IReadOnlyList<ToldEvent> events, ParcelContext context)
    {
        var words = new DateWords(context.Language);
        var cause = StatusEvent(snapshot, events);
        return new(
            TitleOf(snapshot, cause, context, words),
            ToneOf(snapshot.Status),
            WhenOf(snapshot.Status, cause, events, context, words),
            TodoOf(snapshot, context, words));
    }

    /// <summary>The last day the office keeps it, in the days of the office; null where it waits at none.</summary>
    public static (DateOnly Last, DateOnly Today)? StoredUntil(ShipmentSnapshot snapshot, Place office, DateTimeOffset now)
    {
        if (snapshot.Status != AvailableForPickup || snapshot.Destination is not (null or "RU") || snapshot.ArrivedAt is not { } arrived)
        {
            return null;
        }

        var at = PlaceTime.Of(arrived, now, office.TimeZone);
        return (at.Day.AddDays(snapshot.Dues.HasFlag(Dues.Cod) ? CodStorageDays : StorageDays), at.Today);
    }

    /// <summary>The event that brought the parcel into its status.</summary>
    public static ToldEvent? StatusEvent(ShipmentSnapshot snapshot, IReadOnlyList<ToldEvent> events) =>
        events.FirstOrDefault(e => e.Entry.OccurredAt == snapshot.StatusSince && e.Code.Status == snapshot.Status);

    public static Tone ToneOf(ShipmentStatus status) => status switch
    {
        AvailableForPickup or Delivered => Tone.Good,
        Lost or Destroyed or Seized => Tone.Bad,
        Accepted or InTransit or Customs or CustomsReleased or OutForDelivery => Tone.Moving,
        _ => Tone.Waiting,
    };

    private static string TitleOf(ShipmentSnapshot snapshot, ToldEvent? cause, ParcelContext context, DateWords words)
    {
        var key = $"Answer.{snapshot.Status.Name()}";
        var language = context.Language;
        return snapshot.Status switch
        {
            AvailableForPickup when (cause?.Place.PostalCode ?? Known(snapshot.DestinationPostalCode)) is { } office =>
                TrackingTexts.For($"{key}.office", language, $"{office:000000}"),
            OutForDelivery when cause is not null && cause.At.Day != cause.At.Today => TrackingTexts.For($"{key}.earlier", language),
            Delivered when cause is not null =>
                TrackingTexts.For(
                    cause.At.Day >= cause.At.Today.AddDays(-1) ? $"{key}.near" : $"{key}.on",
                    language,
                    words.NearDay(cause.At.Day, cause.At.Today)),
            _ => TrackingTexts.For(key, language),
        };
    }

    private static string? WhenOf(
        ShipmentStatus status, ToldEvent? cause, IReadOnlyList<ToldEvent> events, ParcelContext context, DateWords words)
    {
        if (status is InTransit or Expired && events.Count > 0)
        {
            return TrackingTexts.For("Answer.LastMark", context.Language, Described(events[0], context, words));
        }

        if (cause is null)
        {
            return null;
        }

        var isStay = status is InfoReceived or Customs or CustomsHeld or AvailableForPickup or OutForDelivery or Returning
            or ShipmentStatus.Exception;
        var text = isStay ? words.Since(cause.At) : Capitalised(Described(cause, context, words));
        return TrackingTexts.For("Answer.Stop", context.Language, text);
    }

    private static string Described(ToldEvent e, ParcelContext context, DateWords words) =>
        e.PlaceName(context) is { } place
            ? SharedTexts.For("Date.Place", context.Language, words.Moment(e.At), place)
            : words.Moment(e.At);

    private static Sentence TodoOf(ShipmentSnapshot snapshot, ParcelContext context, DateWords words)
    {
        var key = $"Todo.{snapshot.Status.Name()}";
        return StoredUntil(snapshot, context.Place(snapshot.DestinationPostalCode), context.Now) is var (last, today)
            ? Sentence.Of(TrackingTexts.For(today > last ? $"{key}.overdue" : $"{key}.until", context.Language), words.Day(last, today))
            : new(TrackingTexts.For(key, context.Language));
    }

    private static int? Known(int postalCode) => postalCode == 0 ? null : postalCode;

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
