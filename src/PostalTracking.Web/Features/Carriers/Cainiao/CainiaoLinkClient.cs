using System.Text.Json;
using Microsoft.Extensions.Options;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Carriers.Cainiao;

/// <summary>
/// The LINK gateway, one number a request. What is known of it, and how well:
/// <list type="bullet">
/// <item>address, form fields and digest: medium, several public clients agree;</item>
/// <item><c>CN_OVERSEA_LOGISTICS_INQUIRY_TRACKING</c>: medium. Chosen because question and answer are both seen in public clients
/// (with a key of an end-user page). It tells in four groups, not in action codes: those come by TRACEPUSH;</item>
/// <item><c>LOGISTICS_DETAIL_QUERY</c>: the name only, in catalogues of subscriptions; its answer is not public. Not asked.</item>
/// </list>
/// Which of them a key may call is in its subscription: another one answers <c>S23</c>, and the carrier is left alone.
/// </summary>
internal sealed class CainiaoLinkClient(HttpClient http, IOptions<CainiaoOptions> options, TimeProvider clock) : ICarrierClient
{
    public const string MessageType = "CN_OVERSEA_LOGISTICS_INQUIRY_TRACKING";

    public Carrier Carrier => Carrier.Cainiao;

    public int NumbersPerRequest => 1;

    public async Task<IReadOnlyList<CarrierReport>> AskAsync(IReadOnlyList<TrackNumber> numbers, CancellationToken cancellationToken)
    {
        var reports = new List<CarrierReport>(numbers.Count);
        foreach (var number in numbers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.GatewayUrl)
            {
                Content = new FormUrlEncodedContent(Form(number)),
            };
            reports.Add(await http.AskAsync(
                request,
                clock,
                response => response.IsSuccessStatusCode,
                answer => CainiaoLinkParser.Parse(number, answer),
                cancellationToken));
        }

        return reports;
    }

    private Dictionary<string, string> Form(TrackNumber number)
    {
        // The text that is signed is the text that is sent: made once.
        var message = JsonSerializer.Serialize(new { mailNo = number.Value, locale = "en_US", role = "endUser" });
        var form = new Dictionary<string, string>
        {
            ["msg_type"] = MessageType,
            ["logistic_provider_id"] = options.Value.AppKey,
            ["logistics_interface"] = message,
            ["data_digest"] = LinkSignature.Of(message, options.Value.AppSecret),
        };
        if (options.Value.ToCode.Length > 0)
        {
            form["to_code"] = options.Value.ToCode;
        }

        return form;
    }
}
