using System.Globalization;
using System.Xml.Linq;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Carriers.RussianPost;

/// <summary>
/// rtm34's answer as a report. Everything but type, attribute and time is optional in real answers, whatever the WSDL says.
/// The names of sender and recipient (UserParameters) are never read: nothing after this line can hold them.
/// </summary>
internal static class RussianPostParser
{
    private static readonly XNamespace Soap = RussianPostNames.Soap;
    private static readonly XNamespace Data = RussianPostNames.Data;

    private static readonly string[] WordsOfLimit = ["лимит", "превыш", "limit", "exceed"];

    private static readonly string[] OperationNames = ["OperType", "OperAttr"];

    // Categories paid on delivery: with declared value and cash on delivery, with compulsory payment … (dictionary MailCtg).
    private static readonly int[] CashOnDelivery = [4, 6, 7, 10];

    /// <exception cref="CarrierUnavailableException">Not an answer of rtm34, or a fault that says nothing of the number.</exception>
    public static CarrierReport Parse(TrackNumber number, ReadOnlyMemory<byte> answer)
    {
        var body = CarrierXml.Read(answer).Root?.Element(Soap + "Body") ?? throw new CarrierUnavailableException(CarrierTrouble.Garbled);
        if (body.Element(Soap + "Fault") is { } fault)
        {
            return TroubleOf(fault) is { } trouble
                ? throw new CarrierUnavailableException(trouble)
                : new CarrierReport { Number = number, Carrier = Carrier.RussianPost, Events = [] };
        }

        var history = body.Elements().Elements(Data + "OperationHistoryData").FirstOrDefault()
            ?? throw new CarrierUnavailableException(CarrierTrouble.Garbled);
        var records = history.Elements(Data + "historyRecord").ToList();
        return new CarrierReport
        {
            Number = number,
            Carrier = Carrier.RussianPost,
            Events = [.. records.Select(Event).OfType<ReportedEvent>()],
            Facts = FactsOf(records),
            OtherNumbers = RussianPostNumbers.Of(number, records),
        };
    }

    /// <summary>
    /// What a fault says of us or of the post. Null: it is about the number, and one that the post finds badly formed is simply one it
    /// does not know. One element serves for the number and for the day's limit: only its words tell them apart.
    /// </summary>
    internal static CarrierTrouble? TroubleOf(XElement fault)
    {
        var reason = fault.Element(Soap + "Detail")?.Elements().FirstOrDefault();
        return reason?.Name.LocalName switch
        {
            "OperationHistoryFaultReason" when WordsOfLimit.Any(word => reason.Value.Contains(word, StringComparison.OrdinalIgnoreCase)) =>
                CarrierTrouble.RateLimited,
            "OperationHistoryFaultReason" => null,
            "AuthorizationFaultReason" => CarrierTrouble.Refused,
            _ => CarrierTrouble.Failed,
        };
    }

    private static ReportedEvent? Event(XElement record)
    {
        var operation = record.Element(Data + "OperationParameters");
        var type = Number(operation?.Element(Data + "OperType")?.Element(Data + "Id"));
        var text = operation?.Element(Data + "OperDate")?.Value;
        if (type is null || CarrierTime.Parse(text)?.ToTheSecond(text) is not { } time)
        {
            return null;
        }

        var attribute = Number(operation?.Element(Data + "OperAttr")?.Element(Data + "Id")) ?? 0;
        return new ReportedEvent(
            string.Create(CultureInfo.InvariantCulture, $"{type}/{attribute}"),
            time.OccurredAt,
            time.OffsetMinutes,
            Place(record.Element(Data + "AddressParameters")),
            time.LocalText,
            Words(operation));
    }

    private static string Words(XElement? operation)
    {
        var words = OperationNames
            .Select(part => operation?.Element(Data + part)?.Element(Data + "Name")?.Value.Trim())
            .Where(word => !string.IsNullOrEmpty(word));
        return CarrierText.Of(string.Join(". ", words));
    }

    private static ReportedPlace Place(XElement? address)
    {
        var operation = address?.Element(Data + "OperationAddress");
        var country = Country(address, "CountryOper");
        return PostalCode(operation) is { } postalCode && (country is null or "RU")
            ? new ReportedPlace("RU", postalCode, null)
            : new ReportedPlace(country, 0, operation?.Element(Data + "Description") is { } name ? CarrierText.Of(name.Value) : null);
    }

    private static ParcelFacts FactsOf(List<XElement> records)
    {
        var addresses = records.Select(r => r.Element(Data + "AddressParameters")).OfType<XElement>().ToList();
        var paidOnDelivery = records
            .Select(r => Number(r.Element(Data + "ItemParameters")?.Element(Data + "MailCtg")?.Element(Data + "Id")))
            .Any(category => category is { } id && CashOnDelivery.AsSpan().Contains(id));
        return new ParcelFacts(
            addresses.Select(a => Country(a, "CountryFrom")).LastOrDefault(c => c is not null),
            addresses.Select(a => Country(a, "MailDirect")).LastOrDefault(c => c is not null),
            addresses.Select(a => PostalCode(a.Element(Data + "DestinationAddress"))).LastOrDefault(p => p is not null) ?? 0,
            paidOnDelivery ? Kopecks(records, "Payment") : null,
            Kopecks(records, "CustomDuty"));
    }

    private static long? Kopecks(List<XElement> records, string name) => records
        .Select(r => r.Element(Data + "FinanceParameters")?.Element(Data + name)?.Value)
        .Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sum) ? sum : (long?)null)
        .LastOrDefault(sum => sum > 0);

    private static string? Country(XElement? address, string name) =>
        address?.Element(Data + name)?.Element(Data + "Code2A")?.Value.Trim() is { Length: 2 } code && code.All(char.IsAsciiLetterUpper)
            ? code
            : null;

    private static int? PostalCode(XElement? address) => PostalCode(address?.Element(Data + "Index")?.Value);

    internal static int? PostalCode(string? text) =>
        text?.Trim() is { Length: 6 } index
            && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code >= 100_000
                ? code
                : null;

    private static int? Number(XElement? element) =>
        int.TryParse(element?.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
