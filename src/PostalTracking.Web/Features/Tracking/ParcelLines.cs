using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;
using static PostalTracking.Domain.Tracking.ShipmentStatus;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>One of the three dates people ask for: dispatched, arrived, received.</summary>
internal sealed record DateLine(string Label, string Value, bool Known)
{
    public static IReadOnlyList<DateLine> Of(ShipmentSnapshot snapshot, IReadOnlyList<ToldEvent> events, ParcelContext context)
    {
        return [Line("Dispatched", snapshot.DispatchedAt), Line("Arrived", snapshot.ArrivedAt), Line("Received", snapshot.ReceivedAt)];

        DateLine Line(string key, DateTimeOffset? moment)
        {
            var label = TrackingTexts.For($"Dates.{key}", context.Language);
            if (moment is not { } known)
            {
                var isOver = snapshot.Status.IsFinal() || snapshot.Status == PartiallyDelivered;
                return new(label, TrackingTexts.For(isOver ? "Dates.Unknown" : "Dates.NotYet", context.Language), false);
            }

            var at = events.FirstOrDefault(e => e.Entry.OccurredAt == known)?.At ?? PlaceTime.Of(known, context.Now, null);
            return new(label, new DateWords(context.Language).NearDay(at.Day, at.Today), true);
        }
    }
}

/// <summary>The office the parcel goes to.</summary>
internal sealed record OfficeLine(string PostalCode, string? Name, string? Region)
{
    public static OfficeLine? Of(ShipmentSnapshot snapshot, ParcelContext context) =>
        snapshot.DestinationPostalCode == 0
            ? null
            : context.Place(snapshot.DestinationPostalCode) is var place
                ? new($"{snapshot.DestinationPostalCode:000000}", place.Name, place.Region)
                : null;
}

/// <summary>A link to another parcel that had the number.</summary>
internal sealed record GenerationLine(short Generation, string Words)
{
    public static IReadOnlyList<GenerationLine> Of(ParcelContext context) =>
        [.. context.OtherGenerations.Select(other => new GenerationLine(other.Generation, Described(other, context)))];

    /// <summary>Why there are others: carriers give numbers again, or two of them gave the same one.</summary>
    public static string Reason(ShipmentSnapshot shown, ParcelContext context) => TrackingTexts.For(
        context.OtherGenerations.Any(o => o.Carriers.Count > 0 && !o.Carriers.Intersect(shown.Sources.Select(s => s.Carrier)).Any())
            ? "Generations.Carriers"
            : "Generations.Text",
        context.Language);

    private static string Described(OtherGeneration other, ParcelContext context)
    {
        var began = other.Began is { } moment && PlaceTime.Of(moment, context.Now, null) is var at
            ? TrackingTexts.For("Generations.Accepted", context.Language, new DateWords(context.Language).Day(at.Day, at.Today))
            : TrackingTexts.For("Generations.Numbered", context.Language, other.Generation);
        string?[] parts = [began, context.CountryName(other.Destination), TrackingTexts.Names(other.Carriers, context.Language)];
        return string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }
}
