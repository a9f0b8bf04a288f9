using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.Options;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Carriers.HongkongPost;

/// <summary>
/// Hongkong Post's EC-Ship tracking: SOAP 1.1 <c>getTTInfo</c>, one number each. What is known of it, and how well:
/// <list type="bullet">
/// <item>address, operations, the fields asked and the password digest: medium, from public clients and a sketch of the request;</item>
/// <item>namespace and the form of the answer: low, nobody published the WSDL. Hence elements of an answer are found by their local
/// names, and the single status of <c>getMTTInfo</c> (medium) reads as well as the steps of <c>getTTInfo</c> (low);</item>
/// <item>the meaning of <c>ttStatus</c>: see <see cref="HongkongPostCodes"/>. That its times are Hong Kong's: our reading.</item>
/// </list>
/// After departure from Hong Kong the post knows only what the post of the destination tells it (its own FAQ).
/// </summary>
internal sealed class HongkongPostClient(HttpClient http, IOptions<HongkongPostOptions> options, TimeProvider clock) : ICarrierClient
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Service = "http://webservice.integrator.hkpost.com";

    private static readonly MediaTypeHeaderValue Soap11 = MediaTypeHeaderValue.Parse("text/xml;charset=UTF-8");

    public Carrier Carrier => Carrier.HongkongPost;

    public int NumbersPerRequest => 1;

    public async Task<IReadOnlyList<CarrierReport>> AskAsync(IReadOnlyList<TrackNumber> numbers, CancellationToken cancellationToken)
    {
        var reports = new List<CarrierReport>(numbers.Count);
        foreach (var number in numbers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.TrackingUrl)
            {
                Headers = { { "SOAPAction", "\"\"" } },
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Envelope(number))) { Headers = { ContentType = Soap11 } },
            };
            reports.Add(await http.AskAsync(
                request, clock, CarrierXml.IsAnswer, answer => HongkongPostParser.Parse(number, answer), cancellationToken));
        }

        return reports;
    }

    private string Envelope(TrackNumber number)
    {
        var (integrator, account) = (options.Value.UserName, options.Value.AccountName);
        return new XElement(
            Soap + "Envelope",
            new XAttribute(XNamespace.Xmlns + "soapenv", Soap),
            new XAttribute(XNamespace.Xmlns + "web", Service),
            new XElement(Soap + "Header", UserNameToken.Header(Soap, integrator, options.Value.Password, clock.GetUtcNow())),
            new XElement(
                Soap + "Body",
                new XElement(
                    Service + "getTTInfo",
                    new XElement(
                        Service + "api05Req",
                        new XElement(Service + "ecshipUsername", account.Length > 0 ? account : integrator),
                        new XElement(Service + "integratorUsername", integrator),
                        new XElement(Service + "itemNo", number.Value),
                        new XElement(Service + "lang", "en"))))).ToString(SaveOptions.DisableFormatting);
    }
}
