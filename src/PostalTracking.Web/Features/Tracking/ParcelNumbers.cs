using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>The numbers of a parcel as its page tells them.</summary>
/// <param name="Shown">What stands on the parcel now.</param>
/// <param name="Story">How the number asked for and the one shown belong together; null where there is nothing to say.</param>
/// <param name="Next">The number the next carrier gave it.</param>
internal sealed record ParcelNumbers(string Shown, string? Story, string? Next)
{
    public static ParcelNumbers Of(ShipmentSnapshot snapshot, string? askedNumber, string language)
    {
        var shown = snapshot.CurrentNumber;
        var asked = askedNumber ?? shown;
        var next = snapshot.OtherNumbers.Where(n => n.Change == NumberChange.NextCarrier && n.Number != asked && n.Number != shown).ToList();
        return new(
            shown,
            asked == shown ? FormerOf(snapshot, shown, language) : Word(IsLabel(snapshot, asked) ? "Renumbered" : "Numbers.Same", asked, shown),
            next.Count == 0 ? null : Word("Numbers.Next", next[^1].Number));

        string Word(string key, params ReadOnlySpan<string> numbers) => numbers.Length == 1
            ? TrackingTexts.For(key, language, NumberGroups.Unbroken(numbers[0]))
            : TrackingTexts.For(key, language, NumberGroups.Unbroken(numbers[0]), NumberGroups.Unbroken(numbers[1]));
    }

    private static string? FormerOf(ShipmentSnapshot snapshot, string shown, string language)
    {
        var former = snapshot.TrackNumber != shown
            ? snapshot.TrackNumber
            : snapshot.OtherNumbers.LastOrDefault(n => n.Change == NumberChange.Former)?.Number;
        return former is null ? null : TrackingTexts.For("Numbers.Former", language, NumberGroups.Unbroken(former));
    }

    private static bool IsLabel(ShipmentSnapshot snapshot, string number) =>
        number == snapshot.TrackNumber
            ? snapshot.CurrentNumber != snapshot.TrackNumber
            : snapshot.OtherNumbers.Any(n => n.Number == number && n.Change != NumberChange.NextCarrier);
}
