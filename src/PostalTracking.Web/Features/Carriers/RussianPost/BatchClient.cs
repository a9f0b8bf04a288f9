using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.Options;

namespace PostalTracking.Web.Features.Carriers.RussianPost;

/// <summary>
/// Russian Post's requests about many numbers (fc), SOAP 1.1: a ticket now, the answer a quarter of an hour later at the soonest.
/// </summary>
internal sealed class BatchClient(HttpClient http, IOptions<RussianPostOptions> options, TimeProvider clock)
{
    private const string Action = "http://fclient.russianpost.org/FederalClient/";

    private static readonly XNamespace Soap = BatchNames.Soap;
    private static readonly XNamespace Server = BatchNames.Server;
    private static readonly XNamespace Items = BatchNames.Items;

    // SOAP 1.1, unlike rtm34.
    private static readonly MediaTypeHeaderValue Soap11 = MediaTypeHeaderValue.Parse("text/xml;charset=UTF-8");

    /// <exception cref="CarrierUnavailableException">No usable answer came.</exception>
    public Task<BatchOutcome<string>> GetTicketAsync(IEnumerable<string> numbers, CancellationToken cancellationToken) =>
        SendAsync(
            "getTicketRequest",
            new XElement(
                Server + "ticketRequest",
                new XElement("request", numbers.Select(n => new XElement(Items + "Item", new XAttribute("Barcode", n)))),
                new XElement("login", options.Value.Login),
                new XElement("password", options.Value.Password),
                new XElement("language", "RUS")),
            answer => BatchParser.Ticket(answer),
            cancellationToken);

    /// <exception cref="CarrierUnavailableException">No usable answer came.</exception>
    public Task<BatchOutcome<IReadOnlyList<BatchItem>>> GetAnswerAsync(string ticket, CancellationToken cancellationToken) =>
        SendAsync(
            "getResponseByTicketRequest",
            new XElement(
                Server + "answerByTicketRequest",
                new XElement("ticket", ticket),
                new XElement("login", options.Value.Login),
                new XElement("password", options.Value.Password)),
            answer => BatchParser.Answer(answer),
            cancellationToken);

    private async Task<T> SendAsync<T>(string action, XElement question, Func<byte[], T> parse, CancellationToken cancellationToken)
    {
        var envelope = new XElement(
            Soap + "Envelope",
            new XAttribute(XNamespace.Xmlns + "soapenv", Soap),
            new XAttribute(XNamespace.Xmlns + "pos", Server),
            new XAttribute(XNamespace.Xmlns + "fcl", Items),
            new XElement(Soap + "Header"),
            new XElement(Soap + "Body", question));
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.BatchUrl)
        {
            Headers = { { "SOAPAction", $"\"{Action}{action}\"" } },
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(envelope.ToString(SaveOptions.DisableFormatting)))
            {
                Headers = { ContentType = Soap11 },
            },
        };
        return await http.AskAsync(request, clock, CarrierXml.IsAnswer, parse, cancellationToken);
    }
}
