using System.Net;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Tracking.Codes;
using PostalTracking.Web.Features.Tracking.Lanes;
using PostalTracking.Web.Features.Tracking.LookUp;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>The look-up behind the pages: what was typed becomes answers in the visitor's language.</summary>
internal sealed class ParcelPages(
    TrackingLookup lookup, Places places, CodeBook codes, UnknownCodes unknownCodes, LaneBook lanes, CarrierHealthBoard health, TimeProvider clock)
{
    /// <summary>A parcel's page, or what is wrong with its number; neither where the number was never used so often.</summary>
    /// <param name="anyway">The visitor was warned of the check digit and went on.</param>
    public async Task<(ParcelPage? Parcel, LineAnswer? Problem)> FindAsync(
        string typed, bool anyway, short? generation, string language, IPAddress? asker, CancellationToken cancellationToken)
    {
        var line = LineAnswer.Of(typed, NumberReading.Of(typed));
        if (line.Number is null || (line.Problem is not null && !anyway))
        {
            return (null, line);
        }

        var found = await lookup.FindAsync(TrackNumber.Parse(line.Number), generation, asker, cancellationToken);
        return found is null ? (null, null) : ((await PagesAsync([found], language, cancellationToken))[0], null);
    }

    /// <summary>An answer for each number in what was typed, in its order.</summary>
    public async Task<IReadOnlyList<LineAnswer>> ReadAsync(
        string typed, string language, IPAddress? asker, CancellationToken cancellationToken)
    {
        var pasted = PastedText.Read(typed);
        var lines = pasted.Entries.Select(entry => LineAnswer.Of(entry.Text, entry.Reading)).ToList();
        var asked = lines.Where(line => line is { Problem: null, Number: not null }).ToList();
        if (lines.Count > 1)
        {
            var found = await lookup.FindManyAsync([.. asked.Select(line => TrackNumber.Parse(line.Number!))], asker, cancellationToken);
            var answers = asked.Zip(await PagesAsync(found, language, cancellationToken)).ToDictionary(
                pair => pair.First, pair => pair.First with { Answer = pair.Second.Answer.Title, Tone = pair.Second.Answer.Tone });
            lines = [.. lines.Select(line => answers.GetValueOrDefault(line, line))];
        }

        return pasted switch
        {
            { TooMany: true } => [.. lines, LineAnswer.TooMany(pasted.Found)],
            { Entries: [] } => [LineAnswer.Of(typed, new NumberReading.Malformed(MalformedReason.Words))],
            _ => lines,
        };
    }

    private async Task<IReadOnlyList<ParcelPage>> PagesAsync(
        IReadOnlyList<Found> found, string language, CancellationToken cancellationToken)
    {
        await places.LoadAsync(found.Select(f => f.Shipment), cancellationToken);
        await lanes.LoadAsync(cancellationToken);
        await unknownCodes.LoadAsync(found.Select(f => f.Shipment), cancellationToken);
        var board = await health.SeeAsync(cancellationToken);
        return [.. found.Select(f => ParcelPage.From(
            f.Shipment with { NextCheckAt = board.NextCheck(f) }, Context(f, board, language)))];
    }

    private ParcelContext Context(Found found, CarrierBoard board, string language) => new(
        id => places[id],
        codes.Find,
        code => CountryNames.Of(code, language),
        key => EventTexts.For(key, language),
        clock.GetUtcNow(),
        language)
    {
        Silent = board.Silent,
        Spent = board.SpentFor(found),
        Estimate = lanes.Estimate(found.Shipment),
        OtherGenerations = [.. found.Others.Select(other => new OtherGeneration(other.Generation, other.DispatchedAt))],
        AskedNumber = found.Asked.Value,
    };
}
