using System.Net;
using Microsoft.Extensions.Options;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Senders;
using PostalTracking.Web.Features.Senders.Warning;
using PostalTracking.Web.Features.Tracking.Codes;
using PostalTracking.Web.Features.Tracking.Lanes;
using PostalTracking.Web.Features.Tracking.LookUp;
using PostalTracking.Web.Features.Tracking.Polling;
using PostalTracking.Web.Features.Tracking.Silence;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>The look-up behind the pages: what was typed becomes answers in the visitor's language.</summary>
internal sealed class ParcelPages(
    TrackingLookup lookup, Places places, CodeBook codes, UnknownCodes unknownCodes, LaneBook lanes, SilenceBook silences,
    CarrierHealthBoard health, SenderBoard senders, IOptions<PollingOptions> polling, IOptions<SenderOptions> senderOptions,
    TimeProvider clock)
{
    /// <summary>A parcel's page, or what is wrong with its number; neither where the number was never used so often.</summary>
    /// <param name="anyway">The visitor was warned of the check digit and went on.</param>
    /// <param name="carrier">Whose parcel it is, by the visitor's own word.</param>
    public async Task<(ParcelPage? Parcel, LineAnswer? Problem)> FindAsync(
        string typed, bool anyway, short? generation, Carrier? carrier, string language, IPAddress? asker, CancellationToken cancellationToken)
    {
        var line = LineAnswer.Of(typed, NumberReading.Of(typed));
        if (line.Number is null || (line.Problem is not null && !anyway))
        {
            return (null, line);
        }

        var found = await lookup.FindAsync(TrackNumber.Parse(line.Number), generation, asker, cancellationToken, carrier);
        return found is null ? (null, null) : ((await PagesAsync([found], language, cancellationToken))[0], null);
    }

    /// <summary>The newest parcel of each number, in the order asked.</summary>
    public async Task<IReadOnlyList<ParcelPage>> FindManyAsync(
        IReadOnlyList<TrackNumber> numbers, string language, IPAddress? asker, CancellationToken cancellationToken) =>
        await PagesAsync(await lookup.FindManyAsync(numbers, asker, cancellationToken), language, cancellationToken);

    /// <summary>An answer for each of these numbers, in the order asked.</summary>
    public async Task<IReadOnlyList<LineAnswer>> LinesAsync(
        IReadOnlyList<TrackNumber> numbers, string language, IPAddress? asker, CancellationToken cancellationToken) =>
        await AnsweredAsync(
            [.. numbers.Select((number, i) => new LineAnswer { Input = number.Value, Number = number.Value, Place = i + 1 })],
            language,
            asker,
            cancellationToken);

    /// <summary>An answer for each number in what was typed, in its order.</summary>
    public async Task<IReadOnlyList<LineAnswer>> ReadAsync(
        string typed, string language, IPAddress? asker, CancellationToken cancellationToken)
    {
        var pasted = PastedText.Read(typed);
        IReadOnlyList<LineAnswer> lines = [.. pasted.Entries.Select((entry, i) => LineAnswer.Of(entry.Text, entry.Reading) with
        {
            Place = i + 1,
            IsRepeat = entry.RepeatOf is not null,
        })];
        lines = lines.Count > 1 ? await AnsweredAsync(lines, language, asker, cancellationToken) : lines;

        return pasted switch
        {
            { TooMany: true } => [.. lines, LineAnswer.TooMany(pasted.Found)],
            { Entries: [] } => [LineAnswer.Of(typed, new NumberReading.Malformed(MalformedReason.Words))],
            _ => lines,
        };
    }

    private async Task<IReadOnlyList<LineAnswer>> AnsweredAsync(
        IReadOnlyList<LineAnswer> lines, string language, IPAddress? asker, CancellationToken cancellationToken)
    {
        var asked = lines.Where(line => line.IsAsked).Select(line => TrackNumber.Parse(line.Number!)).ToList();
        var pages = new Queue<ParcelPage>(await FindManyAsync(asked, language, asker, cancellationToken));
        return [.. lines.Select(line => line.IsAsked ? line.AnsweredBy(pages.Dequeue()) : line)];
    }

    private async Task<IReadOnlyList<ParcelPage>> PagesAsync(
        IReadOnlyList<Found> found, string language, CancellationToken cancellationToken)
    {
        await places.LoadAsync(found.Select(f => f.Shipment), cancellationToken);
        await lanes.LoadAsync(cancellationToken);
        await silences.LoadAsync(cancellationToken);
        await unknownCodes.LoadAsync(found.Select(f => f.Shipment), cancellationToken);
        var board = await health.SeeAsync(cancellationToken);
        var watch = await senders.SeeAsync(cancellationToken);
        return [.. found.Select(f => ParcelPage.From(
            f.Shipment with { NextCheckAt = board.NextCheck(f) }, Context(f, board, watch, language)))];
    }

    private ParcelContext Context(Found found, CarrierBoard board, SenderWatch watch, string language) => new(
        id => places[id],
        codes.Find,
        code => CountryNames.Of(code, language),
        key => EventTexts.For(key, language),
        clock.GetUtcNow(),
        language)
    {
        Silent = board.Silent,
        Askable = [.. polling.Value.Polled],
        Spent = board.SpentFor(found),
        Estimate = lanes.Estimate(found.Shipment),
        Silences = silences.Of(found.Shipment.Service),
        OtherGenerations = [.. found.Others.Select(other => new OtherGeneration(
            other.Generation, Uses.Began(other), [.. other.Sources.Select(s => s.Carrier)], other.Destination))],
        AskedNumber = found.Asked.Value,
        SenderFrauds = (
            watch.Frauds(found.Shipment.TrackNumber, found.Shipment.Generation, found.Shipment.Sender), senderOptions.Value.PublicFrom),
    };
}
