using System.Net;
using System.Text.Json;
using PostalTracking.IntegrationTests.Hosting;

namespace PostalTracking.IntegrationTests.Features.Tracking.Live;

/// <summary>A stream of server-sent events, read block by block as a browser would.</summary>
internal sealed class LiveStream : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _reader;

    private LiveStream(HttpResponseMessage answer, Stream body) => (_answer, _reader) = (answer, new(body));

    public HttpResponseMessage Answer => _answer;

    public static async Task<LiveStream> OpenAsync(
        TrackingApp app, string number, string query = "", string? language = null, string? lastEventId = null)
    {
        var answer = await AskAsync(app, number, query, language, lastEventId);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, answer.StatusCode.ToString());
        return new(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The answer as soon as its head is there.</summary>
    public static async Task<HttpResponseMessage> AskAsync(
        TrackingApp app, string number, string query = "", string? language = null, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Api.Shipments}/{Uri.EscapeDataString(number)}/live{query}");
        request.With("Accept-Language", language ?? "ru");
        if (lastEventId is not null)
        {
            request.With("Last-Event-ID", lastEventId);
        }

        return await app.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>The next shipment; whatever else comes before it is passed over.</summary>
    public async Task<LiveShipment> NextAsync(TimeSpan? patience = null)
    {
        while (true)
        {
            var block = await BlockAsync(patience) ?? throw new EndOfStreamException("The stream ended.");
            if (block.Count > 0 && block[0] == "event: shipment")
            {
                return new(block[1]["id: ".Length..], JsonDocument.Parse(block[2]["data: ".Length..]).RootElement);
            }
        }
    }

    /// <summary>The lines up to the next empty one; null where the stream ended, as it should, between two blocks.</summary>
    public async Task<IReadOnlyList<string>?> BlockAsync(TimeSpan? patience = null)
    {
        using var enough = new CancellationTokenSource(patience ?? Patience);
        var lines = new List<string>();
        while (await _reader.ReadLineAsync(enough.Token) is { } line)
        {
            if (line.Length == 0)
            {
                return lines;
            }

            lines.Add(line);
        }

        Assert.Empty(lines);
        return null;
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        _answer.Dispose();
        return ValueTask.CompletedTask;
    }
}

internal sealed record LiveShipment(string Id, JsonElement Shipment)
{
    public int Sequence => Shipment.GetProperty("sequence").GetInt32();

    public string? Status => Shipment.Text("status");
}
