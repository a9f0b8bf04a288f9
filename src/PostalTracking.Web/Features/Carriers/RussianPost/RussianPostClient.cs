using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.Options;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Carriers.RussianPost;

/// <summary>
/// Russian Post's single requests (rtm34): SOAP 1.2 <c>getOperationHistory</c>, one number each, the whole history every time.
/// </summary>
internal sealed class RussianPostClient(HttpClient http, IOptions<RussianPostOptions> options, TimeProvider clock) : ICarrierClient
{
    // Anything else than exactly this type is refused; the post's own support calls it the commonest mistake.
    private static readonly MediaTypeHeaderValue Soap12 = MediaTypeHeaderValue.Parse("application/soap+xml;charset=UTF-8");

    public Carrier Carrier => Carrier.RussianPost;

    public int NumbersPerRequest => 1;

    public int? DailyBudget => options.Value.DailySingleBudget;

    public async Task<IReadOnlyList<CarrierReport>> AskAsync(IReadOnlyList<TrackNumber> numbers, CancellationToken cancellationToken)
    {
        var reports = new List<CarrierReport>(numbers.Count);
        foreach (var number in numbers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.TrackingUrl)
            {
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Envelope(number))) { Headers = { ContentType = Soap12 } },
            };

            // Faults come with status 500 and are answers all the same.
            reports.Add(await http.AskAsync(
                request,
                clock,
                response => response.IsSuccessStatusCode
                    || (response.StatusCode == HttpStatusCode.InternalServerError
                        && response.Content.Headers.ContentType?.MediaType?.EndsWith("xml", StringComparison.OrdinalIgnoreCase) == true),
                answer => RussianPostParser.Parse(number, answer),
                cancellationToken));
        }

        return reports;
    }

    // The order of the two elements matters to the post: the request first, then who asks.
    private string Envelope(TrackNumber number)
    {
        XNamespace soap = RussianPostNames.Soap;
        XNamespace operation = RussianPostNames.Operation;
        XNamespace data = RussianPostNames.Data;
        XNamespace soap11 = "http://schemas.xmlsoap.org/soap/envelope/";
        return new XElement(
            soap + "Envelope",
            new XAttribute(XNamespace.Xmlns + "soap", soap),
            new XAttribute(XNamespace.Xmlns + "oper", operation),
            new XAttribute(XNamespace.Xmlns + "data", data),
            new XAttribute(XNamespace.Xmlns + "soapenv", soap11),
            new XElement(soap + "Header"),
            new XElement(
                soap + "Body",
                new XElement(
                    operation + "getOperationHistory",
                    new XElement(
                        data + "OperationHistoryRequest",
                        new XElement(data + "Barcode", number.Value),
                        new XElement(data + "MessageType", 0.ToString(CultureInfo.InvariantCulture)),
                        new XElement(data + "Language", "RUS")),
                    new XElement(
                        data + "AuthorizationHeader",
                        new XAttribute(soap11 + "mustUnderstand", "1"),
                        new XElement(data + "login", options.Value.Login),
                        new XElement(data + "password", options.Value.Password))))).ToString(SaveOptions.DisableFormatting);
    }
}

/// <summary>Namespaces of rtm34. Prefixes vary from answer to answer.</summary>
internal static class RussianPostNames
{
    public const string Soap = "http://www.w3.org/2003/05/soap-envelope";
    public const string Operation = "http://russianpost.org/operationhistory";
    public const string Data = "http://russianpost.org/operationhistory/data";
}
