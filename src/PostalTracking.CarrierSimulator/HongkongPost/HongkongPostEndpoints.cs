using System.Xml;
using System.Xml.Linq;
using PostalTracking.CarrierSimulator.Control;
using PostalTracking.CarrierSimulator.Control.Faults;
using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.CarrierSimulator.HongkongPost;

/// <summary>EC-Ship's tracking by SOAP 1.1: <c>getTTInfo</c> tells every step, <c>getMTTInfo</c> the newest.</summary>
internal static class HongkongPostEndpoints
{
    private const int LongestRequest = 64 * 1024;
    private const int UnheardOf = 99;

    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Service = "http://webservice.integrator.hkpost.com";
    private static readonly TimeSpan HongKong = TimeSpan.FromHours(8);

    public static void MapHongkongPost(this IEndpointRouteBuilder routes) => routes.MapPost("/hongkong-post", TrackAsync);

    private static async Task TrackAsync(
        HttpContext http, ParcelStock parcels, PartnerDesk desk, UserNameTokens tokens, TimeProvider clock)
    {
        var envelope = await ReadAsync(http.Request.Body, http.RequestAborted);
        var call = envelope?.Element(Soap + "Body")?.Elements().FirstOrDefault();
        var number = call?.Elements().FirstOrDefault()?.Element(Service + "itemNo")?.Value.Trim();

        await desk.AnswerAsync(http, Partner.HongkongPost, number is null ? [] : [number], telling =>
        {
            if (number is null || call!.Name.LocalName is not ("getTTInfo" or "getMTTInfo"))
            {
                return Fault("soapenv:Client", "The request does not read");
            }

            if (tokens.Refuse(envelope!.Element(Soap + "Header")) is { } refusal)
            {
                return Fault(refusal, "The security token could not be authenticated");
            }

            var steps = TrackingSteps.Of(parcels.Ask(number), clock.GetUtcNow());
            return History(call.Name.LocalName, number, telling.Of(steps, _ => UnheardOf));
        }, refusal => Refuse(refusal, number ?? ""));
    }

    // What it says to too many questions nobody knows: taken for a fault like any other.
    private static Answer Refuse(Refusal refusal, string number) => refusal switch
    {
        Refusal.Login => Fault("wsse:FailedAuthentication", "The security token could not be authenticated"),
        Refusal.Limit => Fault("soapenv:Server", "Too many requests"),
        Refusal.Format or Refusal.NotFound => History("getTTInfo", number, []),
        _ => Fault("soapenv:Server", "Internal error"),
    };

    private static async Task<XElement?> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = XmlReader.Create(body, new XmlReaderSettings
            {
                Async = true,
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = LongestRequest,
            });
            return (await XDocument.LoadAsync(reader, LoadOptions.None, cancellationToken)).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static Answer History(string operation, string number, IReadOnlyList<Told<int>> steps)
    {
        XElement[] head = steps.Count == 0
            ? [Part("status", "1"), Part("errMessage", "No record found"), Part("itemNo", number)]
            : [Part("status", "0"), Part("errMessage", ""), Part("itemNo", number)];
        object?[] told = operation == "getTTInfo"
            ? [.. steps.Select(step => new XElement(Service + "ttInfo", Parts(step)))]
            : [.. steps.TakeLast(1).SelectMany(Parts)];
        return Send(200, new XElement(Service + $"{operation}Response", new XElement(Service + $"{operation}Return", head, told)));
    }

    // In whole seconds, and never before the moment that the step was read off.
    private static XElement?[] Parts(Told<int> step) =>
    [
        Part("ttStatus", $"{step.What}"),
        step.Undated ? null : Part("trackingDate", $"{step.At.AddSeconds(1).ToOffset(HongKong):yyyy-MM-dd HH:mm:ss}"),
    ];

    private static XElement Part(string name, string value) => new(Service + name, value);

    private static Answer Fault(string code, string text) => Send(500, new XElement(
        Soap + "Fault", new XElement("faultcode", code), new XElement("faultstring", text)));

    private static Answer Send(int status, XElement body)
    {
        var envelope = new XElement(
            Soap + "Envelope", new XAttribute(XNamespace.Xmlns + "soapenv", Soap.NamespaceName), new XElement(Soap + "Body", body));
        return new(status, "text/xml;charset=utf-8", System.Text.Encoding.UTF8.GetBytes(envelope.ToString(SaveOptions.DisableFormatting)));
    }
}
