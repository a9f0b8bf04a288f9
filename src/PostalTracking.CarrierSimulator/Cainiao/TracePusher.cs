using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.CarrierSimulator.Cainiao;

/// <summary>What the receiver of a push answered; no status: it could not be reached, or took longer than LINK waits.</summary>
internal sealed record Pushed(int Traces, int? Status, string Answer)
{
    public bool IsTaken => Status == StatusCodes.Status200OK && SaysTrue(Answer);

    private static bool SaysTrue(string answer)
    {
        try
        {
            return JsonNode.Parse(answer)?["success"]?.ToString() is "true";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}

/// <summary>A trace with the key under which Cainiao pushes it, the same in every repeat.</summary>
internal sealed record KeyedTrace(string OutBizCode, Told<CainiaoTrace> Told);

/// <summary>Sends traces to a partner as TRACEPUSH does: signed, with five seconds for the answer.</summary>
internal sealed class TracePusher(IOptions<SimulatorOptions> options, TimeProvider clock) : IDisposable
{
    // A Chinese text goes out as it is.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    /// <summary>What is told of a parcel by now. A life that begins anew has new keys.</summary>
    public IReadOnlyList<KeyedTrace> Told(Parcel parcel) =>
        [.. parcel.Traces(clock.GetUtcNow()).Select((told, index) =>
            new KeyedTrace($"{parcel.TrackNumber}-{parcel.Created?.ToUnixTimeMilliseconds()}-{index}", told))];

    public async Task<Pushed> PushAsync(Parcel parcel, IReadOnlyList<KeyedTrace> traces, Uri url, CancellationToken cancellationToken)
    {
        var message = Message(parcel, traces);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["msg_type"] = "TRACEPUSH",
            ["logistic_provider_id"] = options.Value.AppKey,
            ["logistics_interface"] = message,
            ["data_digest"] = LinkDigest.Of(message, options.Value.AppSecret),
        });
        try
        {
            using var answer = await _http.PostAsync(url, form, cancellationToken);
            return new(traces.Count, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (Exception exception) when (
            exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new(traces.Count, null, exception.Message);
        }
    }

    public void Dispose() => _http.Dispose();

    private static string Message(Parcel parcel, IReadOnlyList<KeyedTrace> traces) => JsonSerializer.Serialize(
        new
        {
            tracesList = new
            {
                logisticProviderID = "SIMULATOR",
                mailNos = parcel.TrackNumber,
                txLogisticID = $"LP{parcel.Created?.ToUnixTimeSeconds():D14}",
                traces = traces.Select(t => new
                {
                    time = $"{DetailWriter.TimeOf(t.Told):yyyy-MM-dd HH:mm:ss}",
                    desc = t.Told.What.Text ?? ActionText.Of(t.Told.What.ActionCode).Text,
                    facilityType = "2",
                    facilityNo = "SIM001",
                    facilityName = "Simulated hub",
                    nextMailNo = "",
                    nextTpCode = "",
                    country = parcel.Plan.Item.From.Alpha2,
                    tz = "+8",
                    action = t.Told.What.ActionCode,
                    outBizCode = t.OutBizCode,
                }),
            },
        },
        Json);
}
