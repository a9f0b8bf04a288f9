using System.Xml.Linq;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Carriers.RussianPost;

/// <summary>
/// The other numbers in a history of rtm34: <c>Barcode</c> is what stood on the item at that operation, and changes within a
/// history when the item gets a new label (8/26). An identifier of somebody else's is registered by operation 59.
/// </summary>
internal static class RussianPostNumbers
{
    private const string ExternalIdentifier = "59";

    private static readonly XNamespace Data = RussianPostNames.Data;

    public static IReadOnlyList<OtherNumber> Of(TrackNumber asked, IEnumerable<XElement> records)
    {
        var labels = records.Select(Read).OfType<Label>().OrderBy(l => l.At).ToList();
        var current = labels.LastOrDefault(l => !l.IsExternal)?.Number ?? asked;
        return
        [
            .. labels
                .Where(l => l.Number != asked)
                .GroupBy(l => l.Number)
                .Select(same => new OtherNumber(same.Key, ChangeOf(same.ToList(), current), same.First().At)),
        ];
    }

    private static NumberChange ChangeOf(List<Label> same, TrackNumber current) =>
        same.TrueForAll(l => l.IsExternal) ? NumberChange.NextCarrier
        : same[0].Number == current ? NumberChange.Relabelled
        : NumberChange.Former;

    private static Label? Read(XElement record)
    {
        var operation = record.Element(Data + "OperationParameters");
        return TrackNumber.TryParse(record.Element(Data + "ItemParameters")?.Element(Data + "Barcode")?.Value, out var number)
            && CarrierTime.Parse(operation?.Element(Data + "OperDate")?.Value) is { } time
                ? new Label(number, time.OccurredAt, operation?.Element(Data + "OperType")?.Element(Data + "Id")?.Value.Trim() == ExternalIdentifier)
                : null;
    }

    private sealed record Label(TrackNumber Number, DateTimeOffset At, bool IsExternal);
}
