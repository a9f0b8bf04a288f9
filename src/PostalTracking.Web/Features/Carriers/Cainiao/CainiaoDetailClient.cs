using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Carriers.Cainiao;

/// <summary>Cainiao's public detail JSON: up to ten numbers a request.</summary>
internal sealed class CainiaoDetailClient(HttpClient http, IOptions<CainiaoOptions> options, TimeProvider clock) : ICarrierClient
{
    public Carrier Carrier => Carrier.Cainiao;

    public int NumbersPerRequest => 10;

    public async Task<IReadOnlyList<CarrierReport>> AskAsync(IReadOnlyList<TrackNumber> numbers, CancellationToken cancellationToken)
    {
        var url = QueryHelpers.AddQueryString(options.Value.DetailUrl!.ToString(), new Dictionary<string, string?>
        {
            ["mailNos"] = string.Join(',', numbers.Select(n => n.Value)),
            ["lang"] = "en-US",
            ["language"] = "en-US",
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        return await http.AskAsync(
            request,
            clock,
            response => response.IsSuccessStatusCode,
            answer => CainiaoDetailParser.Parse(numbers, answer),
            cancellationToken);
    }
}
