using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;
using static PostalTracking.Domain.Tracking.ShipmentStatus;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>What one carrier says, and when it last answered.</summary>
internal sealed record SourceLine(string Carrier, string? Says, string Answered, bool Silent);

/// <summary>Where a parcel's page has its knowledge from, how fresh it is and whether the carriers agree.</summary>
internal sealed record ParcelSources(string Checked, IReadOnlyList<SourceLine> Lines, string? Silence, string? Spent, string? Disagreement)
{
    // Outcomes. A carrier that merely trails behind (it saw the parcel leave and nothing after) contradicts nobody.
    private static readonly ShipmentStatus[] Outcomes =
        [Delivered, PartiallyDelivered, Returning, Returned, Lost, Destroyed, Seized, Cancelled];

    public static ParcelSources Of(ShipmentSnapshot snapshot, IReadOnlyList<ToldEvent> events, ParcelContext context)
    {
        var silent = snapshot.Sources.Where(source => context.Silent.Contains(source.Carrier)).Select(source => source.Carrier).ToList();
        return new(
            Freshness(snapshot, context),
            [.. snapshot.Sources.OrderBy(source => source.Carrier).Select(source => Line(source, context))],
            silent.Count == 0 ? null : Word("Sources.Silent", context, TrackingTexts.Names(silent, context.Language)),
            SpentOf(context),
            DisagreementOf(snapshot, events, context));
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
        return said is { } carrier && snapshot.Sources.Any(source => source.Status != snapshot.Status && Outcomes.Contains(source.Status))
            ? Word("Conflict.Text", context, TrackingTexts.Name(carrier, context.Language))
            : null;
    }

    private static string Word(string key, ParcelContext context, params ReadOnlySpan<object?> values) =>
        TrackingTexts.For(key, context.Language, values);
}
