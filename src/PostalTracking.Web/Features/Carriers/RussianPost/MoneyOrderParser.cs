using System.Globalization;
using System.Xml.Linq;
using PostalTracking.Web.Features.Tracking.Money;

namespace PostalTracking.Web.Features.Carriers.RussianPost;

/// <summary>
/// The answer of <c>PostalOrderEventsForMail</c>. Its output element is misspelt by the post, its events have no namespace, and the
/// schema makes every attribute optional: an event without type or time says nothing.
/// </summary>
internal static class MoneyOrderParser
{
    private const int LongestNumber = 40;

    private static readonly XNamespace Soap = RussianPostNames.Soap;
    private static readonly XNamespace MoneyOrder = RussianPostNames.MoneyOrder;

    /// <exception cref="CarrierUnavailableException">Not an answer, or a fault.</exception>
    public static IReadOnlyList<ToldMoneyOrder> Parse(ReadOnlyMemory<byte> answer)
    {
        var body = CarrierXml.Read(answer).Root?.Element(Soap + "Body") ?? throw new CarrierUnavailableException(CarrierTrouble.Garbled);
        if (body.Element(Soap + "Fault") is { } fault)
        {
            return TroubleOf(fault) is { } trouble ? throw new CarrierUnavailableException(trouble) : [];
        }

        var output = body.Elements().Elements(MoneyOrder + "PostalOrderEventsForMaiOutput").FirstOrDefault()
            ?? throw new CarrierUnavailableException(CarrierTrouble.Garbled);
        return [.. output.Elements("PostalOrderEvent").Select(Event).OfType<ToldMoneyOrder>().Distinct()];
    }

    // It has one fault of its own beside those of the history.
    private static CarrierTrouble? TroubleOf(XElement fault)
    {
        var error = fault.Element(Soap + "Detail")?.Element(MoneyOrder + "PostalOrderEventsForMailFault")
            ?.Element("PostalOrderEventsForMailError");
        return (string?)error?.Attribute("ErrorID") == "InvalidLoginOrPassword" ? CarrierTrouble.Refused : RussianPostParser.TroubleOf(fault);
    }

    private static ToldMoneyOrder? Event(XElement told)
    {
        if (Number(told, "EventType") is not { } type || CarrierTime.Parse((string?)told.Attribute("EventDateTime")) is not { } time)
        {
            return null;
        }

        var number = ((string?)told.Attribute("Number") ?? "").Trim();
        return new ToldMoneyOrder(
            time.OccurredAt,
            type,
            number.Length <= LongestNumber && number.All(char.IsAsciiLetterOrDigit) ? number : "",
            long.TryParse((string?)told.Attribute("SumPaymentForward"), NumberStyles.None, CultureInfo.InvariantCulture, out var sum) ? sum : 0,
            RussianPostParser.PostalCode((string?)told.Attribute("IndexEvent")) ?? 0,
            RussianPostParser.PostalCode((string?)told.Attribute("IndexTo")) ?? 0);
    }

    private static int? Number(XElement told, string name) =>
        int.TryParse((string?)told.Attribute(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
