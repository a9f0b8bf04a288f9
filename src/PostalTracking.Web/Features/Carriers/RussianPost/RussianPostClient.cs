using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Features.Tracking.Money;

namespace PostalTracking.Web.Features.Carriers.RussianPost;

/// <summary>
/// Russian Post's single requests (rtm34), SOAP 1.2: <c>getOperationHistory</c>, one number each, the whole history every time, and
/// <c>PostalOrderEventsForMail</c>.
/// </summary>
internal sealed class RussianPostClient(HttpClient http, IOptions<RussianPostOptions> options, TimeProvider clock) : ICarrierClient
{
    // Anything else than exactly this type is refused; the post's own support calls it the commonest mistake.
    private static readonly MediaTypeHeaderValue Soap12 = MediaTypeHeaderValue.Parse("application/soap+xml;charset=UTF-8");

    public Carrier Carrier => Carrier.RussianPost;

    public int NumbersPerRequest => 1;

    public async Task<IReadOnlyList<CarrierReport>> AskAsync(IReadOnlyList<TrackNumber> numbers, CancellationToken cancellationToken)
    {
        var reports = new List<CarrierReport>(numbers.Count);
        foreach (var number in numbers)
        {
            reports.Add(await SendAsync(
                RussianPostEnvelope.History(number, options.Value), answer => RussianPostParser.Parse(number, answer), cancellationToken));
        }

        return reports;
    }

    /// <summary>What became of the recipient's money.</summary>
    /// <exception cref="CarrierUnavailableException">No usable answer came.</exception>
    public Task<IReadOnlyList<ToldMoneyOrder>> AskMoneyOrdersAsync(TrackNumber number, CancellationToken cancellationToken) =>
        SendAsync(RussianPostEnvelope.MoneyOrders(number, options.Value), answer => MoneyOrderParser.Parse(answer), cancellationToken);

    private async Task<T> SendAsync<T>(string envelope, Func<byte[], T> parse, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.TrackingUrl)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(envelope)) { Headers = { ContentType = Soap12 } },
        };
        return await http.AskAsync(request, clock, CarrierXml.IsAnswer, parse, cancellationToken);
    }
}

/// <summary>Namespaces of rtm34. Prefixes vary from answer to answer.</summary>
internal static class RussianPostNames
{
    public const string Soap = "http://www.w3.org/2003/05/soap-envelope";
    public const string Operation = "http://russianpost.org/operationhistory";
    public const string Data = "http://russianpost.org/operationhistory/data";
    public const string MoneyOrder = "http://www.russianpost.org/RTM/DataExchangeESPP/Data";
}
