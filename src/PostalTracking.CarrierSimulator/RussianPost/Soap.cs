using System.Text;
using System.Xml;
using System.Xml.Linq;
using PostalTracking.CarrierSimulator.Control;

namespace PostalTracking.CarrierSimulator.RussianPost;

/// <summary>The names and envelopes of rtm34.</summary>
internal static class Soap
{
    public const string ContentType = "application/soap+xml";

    public static readonly XNamespace Envelope = "http://www.w3.org/2003/05/soap-envelope";
    public static readonly XNamespace Operation = "http://russianpost.org/operationhistory";
    public static readonly XNamespace Data = "http://russianpost.org/operationhistory/data";

    public static readonly XNamespace MoneyOrder = "http://www.russianpost.org/RTM/DataExchangeESPP/Data";

    public const string FormatReason = "Формат данных запроса не соответствует установленному в регламенте обмена";

    public static XElement Declaring(XElement element) => Prefixes.Aggregate(element, (e, prefix) =>
    {
        e.Add(new XAttribute(XNamespace.Xmlns + prefix.Name, prefix.Namespace));
        return e;
    });

    // All of them stand in every answer, used or not.
    private static readonly (string Name, string Namespace)[] Prefixes =
    [
        ("ns2", "http://russianpost.org/sms-info/data"),
        ("ns3", Data.NamespaceName),
        ("ns4", "http://schemas.xmlsoap.org/soap/envelope/"),
        ("ns5", "http://www.russianpost.org/custom-duty-info/data"),
        ("ns6", MoneyOrder.NamespaceName),
        ("ns7", Operation.NamespaceName),
    ];

    public static Answer Answer(XElement body) => new(200, $"{ContentType};charset=utf-8", Write(body));

    /// <summary>A fault with one of the post's reasons as its detail, e.g. <c>AuthorizationFaultReason</c>.</summary>
    public static Answer Fault(string code, string detail, string text) =>
        Fault(code, new XElement(Data + detail, new XAttribute(XNamespace.Xmlns + "ns3", Data.NamespaceName), text));

    public static Answer Fault(string code, XElement detail) =>
        new(500, $"{ContentType};charset=utf-8", Write(
            new XElement(
                Envelope + "Fault",
                new XElement(Envelope + "Code", new XElement(Envelope + "Value", $"S:{code}")),
                new XElement(
                    Envelope + "Reason",
                    new XElement(Envelope + "Text", new XAttribute(XNamespace.Xml + "lang", "en"), "Error")),
                new XElement(Envelope + "Detail", detail))));

    /// <summary>The one call in an envelope; null for what is no envelope with one.</summary>
    public static async Task<XElement?> CallAsync(Stream body, XNamespace envelope, int longest, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = XmlReader.Create(body, new XmlReaderSettings
            {
                Async = true,
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = longest,
            });
            var document = await XDocument.LoadAsync(reader, LoadOptions.None, cancellationToken);
            return document.Root?.Name == envelope + "Envelope" && document.Root.Element(envelope + "Body")?.Elements().ToArray() is [var call]
                ? call
                : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public static bool InOrder(XElement element, params XName[] names) => element.Elements().Select(e => e.Name).SequenceEqual(names);

    private static byte[] Write(XElement body)
    {
        var envelope = new XElement(
            Envelope + "Envelope",
            new XAttribute(XNamespace.Xmlns + "S", Envelope.NamespaceName),
            new XElement(Envelope + "Body", body));

        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            envelope.Save(writer);
        }

        return buffer.ToArray();
    }
}
