using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using PostalTracking.Benchmarks.Stage;

namespace PostalTracking.Benchmarks;

/// <summary>
/// P11: messages through the real sender (read, signed, sent, logged, marked) against a bare HttpClient that posts the same bodies to
/// the same receiver with as many on their way, in turns.
/// </summary>
internal static class Webhooks
{
    private const int Endpoints = 4;
    private const int AtOnce = 4;

    private const string Body =
        """
        {"type":"shipment.updated","timestamp":"2026-11-29T12:00:00.000Z","data":{"trackNumber":"RA000000010RU","generation":1,"status":"in_transit","previousStatus":"accepted","from":2,"sequence":2}}
        """;

    public static async Task<int> RunAsync(Size size)
    {
        var (messages, rounds) = (size.Of("messages", 20_000), size.Of("rounds", 5));
        await using var database = await BenchDatabase.StartAsync();
        await using (await AppProcess.StartAsync(database.ConnectionString))
        {
        }

        await using var receiver = await HookReceiver.StartAsync();
        await using var house = new HouseWebhooks(database);
        await house.AddEndpointsAsync(receiver.Address, Endpoints);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false });

        var (ours, bare, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            await house.FillAsync(messages, Body);
            var house1 = await RateAsync(messages, receiver, house.SendAllAsync);
            var bare1 = await RateAsync(messages, receiver, () => PostAsync(http, receiver.Address, messages));

            // The first warms both.
            if (round > 0)
            {
                ours.Add(house1);
                bare.Add(bare1);
                ratios.Add(house1 / bare1);
            }
        }

        var marked = await database.ValueAsync<long>("select count(*) from webhook_delivery where outcome = 1");
        var logged = await database.ValueAsync<long>("select count(*) from webhook_attempt where status = 204");
        Report.Print(
            $"P11: webhooks, {messages:N0} messages a round to {Endpoints} endpoints, {Endpoints * AtOnce} on their way",
            ["ours, /s", "bare HttpClient, /s", "ratio (goal ≥ 0.5)", "of its rounds, least and most", "marked", "logged"],
            [[Report.Median(ours), Report.Median(bare), Report.Median(ratios), $"{ratios.Min():0.00} – {ratios.Max():0.00}", marked, logged]]);
        return Report.Median(ratios) >= 0.5 && marked == messages * (rounds + 1L) && logged == marked ? 0 : 1;
    }

    private static async Task<double> RateAsync(int messages, HookReceiver receiver, Func<Task> work)
    {
        var (before, began) = (receiver.Taken, Stopwatch.GetTimestamp());
        await work();
        var took = Stopwatch.GetElapsedTime(began);
        return receiver.Taken - before == messages
            ? messages / took.TotalSeconds
            : throw new InvalidOperationException($"{receiver.Taken - before} of {messages} arrived.");
    }

    private static Task PostAsync(HttpClient http, Uri receiver, int messages)
    {
        var next = 0;
        return Task.WhenAll(Enumerable.Range(0, Endpoints * AtOnce).Select(worker => Task.Run(async () =>
        {
            var address = new Uri(receiver, $"/hooks/{worker % Endpoints}");
            while (Interlocked.Increment(ref next) <= messages)
            {
                using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var answer = await http.PostAsync(address, content);
                answer.EnsureSuccessStatusCode();
            }
        })));
    }
}
