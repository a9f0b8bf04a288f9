using System.Xml.Linq;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Carriers.RussianPost;

/// <summary>The questions of rtm34. The order of their elements matters to the post, and is not the same in both.</summary>
internal static class RussianPostEnvelope
{
    private static readonly XNamespace Soap = RussianPostNames.Soap;
    private static readonly XNamespace Operation = RussianPostNames.Operation;
    private static readonly XNamespace Data = RussianPostNames.Data;
    private static readonly XNamespace MoneyOrder = RussianPostNames.MoneyOrder;
    private static readonly XNamespace Soap11 = "http://schemas.xmlsoap.org/soap/envelope/";

    // First the request, then who asks.
    public static string History(TrackNumber number, RussianPostOptions options) => Of(
        Operation + "getOperationHistory",
        new XElement(
            Data + "OperationHistoryRequest",
            new XElement(Data + "Barcode", number.Value),
            new XElement(Data + "MessageType", "0"),
            new XElement(Data + "Language", "RUS")),
        Authorization(options));

    // First who asks, then the request.
    public static string MoneyOrders(TrackNumber number, RussianPostOptions options) => Of(
        Operation + "PostalOrderEventsForMail",
        Authorization(options),
        new XElement(
            MoneyOrder + "PostalOrderEventsForMailInput", new XAttribute("Barcode", number.Value), new XAttribute("Language", "RUS")));

    private static XElement Authorization(RussianPostOptions options) => new(
        Data + "AuthorizationHeader",
        new XAttribute(Soap11 + "mustUnderstand", "1"),
        new XElement(Data + "login", options.Login),
        new XElement(Data + "password", options.Password));

    private static string Of(XName call, params XElement[] parts) => new XElement(
        Soap + "Envelope",
        new XAttribute(XNamespace.Xmlns + "soap", Soap),
        new XAttribute(XNamespace.Xmlns + "oper", Operation),
        new XAttribute(XNamespace.Xmlns + "data", Data),
        new XAttribute(XNamespace.Xmlns + "soapenv", Soap11),
        new XAttribute(XNamespace.Xmlns + "data1", MoneyOrder),
        new XElement(Soap + "Header"),
        new XElement(Soap + "Body", new XElement(call, parts))).ToString(SaveOptions.DisableFormatting);
}
