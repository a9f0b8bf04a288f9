using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;
using static PostalTracking.Domain.Tracking.ShipmentStatus;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>What one carrier says, and when it last answered.</summary>
internal sealed record SourceLine(string Carrier, string? Says, string Answered, bool Silent);

/// <summary>A carrier the visitor may have asked too.</summary>
internal sealed record CarrierOffer(string Key, string Name);

/// <summary>Where a parcel's page has its knowledge from, how fresh it is and whether the carriers agree.</summary>
/// <param name="Offers">Carriers that could be asked as well, should the number be theirs.</param>
internal sealed record ParcelSources(
    string Checked, IReadOnlyList<SourceLine> Lines, string? Silence, string? Spent, string? Disagreement, IReadOnlyList<CarrierOffer> Offers)
{
    public static ParcelSources Of(ShipmentSnapshot snapshot, IReadOnlyList<ToldEvent> events, ParcelContext context)
    {
        var silent = snapshot.Sources.Where(source => context.Silent.Contains(source.Carrier)).Select(source => source.Carrier).ToList();
        return new(
            Freshness(snapshot, context),
            [.. snapshot.Sources.OrderBy(source => source.Carrier).Select(source => Line(source, context)), .. Asked(snapshot, context)],
            silent.Count == 0 ? null : Word("Sources.Silent", context, TrackingTexts.Names(silent, context.Language)),
            SpentOf(context),
            DisagreementOf(snapshot, events, context),
            Offered(snapshot, context));
    }

    private static string Freshness(ShipmentSnapshot snapshot, ParcelContext context)
    {
        var words = new DateWords(context.Language);
        string[] parts =
        [
            .. snapshot.CheckedAt is { } then ? [Word("Sources.Checked", context, words.Ago(then, context.Now))] : Array.Empty<string>(),
            .. snapshot.Status.IsFinal() ? [Word("Sources.Final", context)]
                : snapshot.NextCheckAt is { } next ? [Word("Sources.Next", context, words.In(next, context.Now))]
                : Array.Empty<string>(),
        ];
        var text = snapshot.Status.IsFinal()
            ? string.Join(context.Language == "zh" ? "。" : ". ", parts)
            : string.Join(context.Language == "zh" ? "，" : ", ", parts);
        return text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static SourceLine Line(SourceState source, ParcelContext context)
    {
        var words = new DateWords(context.Language);
        return new(
            TrackingTexts.Name(source.Carrier, context.Language),
            source.Status == Pending ? null : context.EventText($"Status.{source.Status.Name()}"),
            source.CheckedAt is { } then
                ? Word("Sources.SilentSince", context, words.Ago(then, context.Now))
                : Word("Sources.NoAnswer", context),
            context.Silent.Contains(source.Carrier));
    }

    // Nobody has answered yet: these may, and why.
    private static IEnumerable<SourceLine> Asked(ShipmentSnapshot snapshot, ParcelContext context) =>
        Unheard(snapshot, context)
            .Select(guess => new SourceLine(
                TrackingTexts.Name(guess.Carrier, context.Language),
                Word($"Guess.{guess.Reason}", context),
                Word("Sources.NoAnswer", context),
                false))
            .Where(_ => snapshot.Status == Pending);

    private static List<CarrierGuess> Unheard(ShipmentSnapshot snapshot, ParcelContext context) =>
        [.. CarrierGuess.For(TrackNumber.Parse(snapshot.TrackNumber))
            .Where(guess => context.Askable.Contains(guess.Carrier) && snapshot.Sources.All(s => s.Carrier != guess.Carrier))];

    private static List<CarrierOffer> Offered(ShipmentSnapshot snapshot, ParcelContext context) =>
        [.. context.Askable
            .Except(snapshot.Sources.Select(s => s.Carrier))
            .Except(Unheard(snapshot, context).Select(guess => guess.Carrier))
            .Order()
            .Select(carrier => new CarrierOffer(carrier.Key(), TrackingTexts.Name(carrier, context.Language)))];

    // Only the post counts its questions.
    private static string? SpentOf(ParcelContext context) => context.Spent.TryGetValue(Domain.Tracking.Carrier.RussianPost, out var spent)
        ? Word(
            spent.ByBatch ? "Sources.Spent.Batch" : "Sources.Spent",
            context,
            new DateWords(context.Language).In(spent.AskedAgainAt, context.Now))
        : null;

    private static string? DisagreementOf(ShipmentSnapshot snapshot, IReadOnlyList<ToldEvent> events, ParcelContext context)
    {
        var said = ParcelAnswer.StatusEvent(snapshot, events)?.Entry.Carrier;
        var words = snapshot.Sources.Select(source => new CarrierWord(
            source.Status, events.FirstOrDefault(e => e.Entry.Carrier == source.Carrier)?.Entry.OccurredAt, source.CheckedAt));
        return said is { } carrier && Domain.Tracking.Disagreement.Is(snapshot.Status, snapshot.StatusSince, words)
            ? Word("Conflict.Text", context, TrackingTexts.Name(carrier, context.Language))
            : null;
    }

    private static string Word(string key, ParcelContext context, params ReadOnlySpan<object?> values) =>
        TrackingTexts.For(key, context.Language, values);
}
