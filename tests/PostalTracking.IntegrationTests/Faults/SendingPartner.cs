using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using PostalTracking.CarrierSimulator.Parcels;
using PostalTracking.Web.Features.Partners;

namespace PostalTracking.IntegrationTests.Faults;

/// <summary>An event as a partner sent it.</summary>
internal sealed record SentEvent(string TrackNumber, DateTimeOffset OccurredAt, string Code);

/// <summary>
/// A partner that sends events, batch after batch, and repeats each until it is acknowledged. What was acknowledged is written
/// down; so is every answer that a partner should never see.
/// </summary>
internal sealed class SendingPartner : IDisposable
{
    private static readonly string[] Codes = ["1/1", "8/4", "8/3", "8/2"];

    private readonly HttpClient _http;
    private readonly DateTimeOffset _began = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().AddDays(-9).ToUnixTimeSeconds());
    private int _batches;

    public SendingPartner(Uri address)
    {
        _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", DemoKeys.Partner);
    }

    public ConcurrentBag<SentEvent> Acknowledged { get; } = [];

    public ConcurrentBag<string> Wrong { get; } = [];

    /// <summary>How often the app was not there, and how often it said that it was unavailable.</summary>
    public int Gone { get; private set; }

    public int Unavailable { get; private set; }

    public async Task RegisterAsync(IEnumerable<string> numbers)
    {
        foreach (var some in numbers.Chunk(100))
        {
            var answer = await _http.PostAsJsonAsync(
                new Uri("/api/v1/shipments", UriKind.Relative), new { shipments = some.Select(n => new { trackNumber = n }) });
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    /// <summary>Sends until told to stop; the batch on its way is still brought through.</summary>
    public async Task SendAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var batch = Batch(Interlocked.Increment(ref _batches));
            while (!await IsAcknowledgedAsync(batch))
            {
                await Task.Delay(50, CancellationToken.None);
            }

            Array.ForEach(batch, Acknowledged.Add);
        }
    }

    public void Dispose() => _http.Dispose();

    // Ten parcels in a batch, four events each; the parcels come again with later events, from other senders at the same time.
    private SentEvent[] Batch(int number) =>
    [
        .. from i in Enumerable.Range(0, 10)
           let parcel = MadeUpNumbers.S10("RA", 1 + (((number * 7) + (i * 13)) % 150), "RU")
           from step in Enumerable.Range(0, Codes.Length)
           select new SentEvent(parcel, _began.AddSeconds((number * 40) + (step * 3_600)), Codes[step]),
    ];

    private async Task<bool> IsAcknowledgedAsync(SentEvent[] batch)
    {
        try
        {
            using var answer = await _http.PostAsJsonAsync(new Uri("/api/v1/events", UriKind.Relative), new
            {
                events = batch.Select(e => new
                {
                    trackNumber = e.TrackNumber,
                    occurredAt = e.OccurredAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                    code = e.Code,
                    carrier = "russian-post",
                    postalCode = "390000",
                }),
            });
            var said = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode == HttpStatusCode.OK && !said.Contains("rejected", StringComparison.Ordinal))
            {
                return true;
            }

            Unavailable++;
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
            {
                Wrong.Add($"{(int)answer.StatusCode} {answer.Content.Headers.ContentType}: {said}");
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            Gone++;
        }

        return false;
    }
}
