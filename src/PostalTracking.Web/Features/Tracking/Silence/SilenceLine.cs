using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Tracking.Silence;

/// <summary>What became of other parcels that were quiet for as long as this one, and, where few of them moved, what to do.</summary>
/// <param name="Meter">The picture in words.</param>
internal sealed record SilenceLine(string Text, string Meter, int Percent, bool Unlikely)
{
    private const int Letters = 10;

    /// <summary>How much of each of the ten letters is full, in percent.</summary>
    public IEnumerable<int> Filled => Enumerable.Range(0, Letters).Select(i => Math.Clamp((Percent * Letters) - (i * 100), 0, 100));

    public static SilenceLine? Of(ShipmentSnapshot snapshot, IReadOnlyList<ToldEvent> events, ParcelContext context)
    {
        // Once it has been at its office, it is no longer the same kind of silence.
        var underWay = ParcelPage.IsOnTheWay(snapshot.Status) && snapshot.ArrivedAt is null;
        if (events.Count == 0
            || SilenceMeter.Of(underWay, events[0].Entry.OccurredAt, context.Now, context.Silences) is not { } meter)
        {
            return null;
        }

        var words = new DateWords(context.Language);
        return new(
            SilenceTexts.For(
                meter.IsUnlikely ? "Text.Unlikely" : "Text",
                context.Language,
                words.Days(meter.Days),
                meter.Percent,
                words.Days(meter.Window),
                SilenceTexts.Counted("Sample", context.Language, meter.Count.Sample)),
            SilenceTexts.For("Meter", context.Language, meter.Percent),
            meter.Percent,
            meter.IsUnlikely);
    }
}
