using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Benchmarks.Stage;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Shifts;

namespace PostalTracking.Benchmarks;

/// <summary>
/// P15: sales over HTTP among many policies, against the bare transaction with the same writes, in turns; each till has a shift of
/// its own. Then sales of which every third answer is lost and the sale repeated: each is there once, to the kopeck.
/// </summary>
internal static class Sales
{
    private const int Tills = 8;

    public static async Task<int> RunAsync(Size size)
    {
        var (policies, rounds, sales) = (size.Of("policies", 1_000_000), size.Of("rounds", 5), size.Of("sales", 1_600));
        var repeated = size.Of("repeated", 10_000);
        await using var database = await BenchDatabase.StartAsync();
        await using var app = await AppProcess.StartAsync(database.ConnectionString);
        await PolicyStock.FillAsync(database, policies, (2 * (rounds + 1) * sales) + repeated);
        var tills = new List<(HttpClient Http, Guid ShiftId)>();
        for (var till = 0; till < Tills; till++)
        {
            tills.Add(await PolicyStock.OpenTillAsync(database, app.Address, till));
        }

        var next = policies;
        var (ours, bare, ratios, took, bareTook) = (
            new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            var sold = await TimeAsync(next, sales, (till, parcel) => SellAsync(tills[till].Http, parcel));
            var written = await TimeAsync(next += sales, sales, (till, parcel) => BareSale.RunAsync(database, tills[till].ShiftId, parcel));
            next += sales;

            // The first round warms up.
            if (round > 0)
            {
                (ours, bare, ratios) = (
                    [.. ours, sold.PerSecond], [.. bare, written.PerSecond], [.. ratios, sold.PerSecond / written.PerSecond]);
                took.AddRange(sold.Milliseconds);
                bareTook.AddRange(written.Milliseconds);
            }
        }

        // The bare transactions wrote no real chain: from here on each till has a new shift.
        foreach (var (http, _) in tills)
        {
            http.Dispose();
        }

        var wrong = await RepeatAsync(database, app.Address, next, repeated);
        Report.Print(
            $"P15: {sales:N0} sales a round, {rounds} rounds, {Tills} tills, among {policies:N0} policies",
            ["", "a second", "p50, ms", "p95, ms"],
            [
                ["POST /policies", Report.Median(ours), Report.Percentile(took, 0.5), Report.Percentile(took, 0.95)],
                ["bare transaction", Report.Median(bare), Report.Percentile(bareTook, 0.5), Report.Percentile(bareTook, 0.95)],
                ["ratio (median of rounds)", Report.Median(ratios), "goal ≥ 0.5", "goal p95 < 50"],
            ]);
        Console.WriteLine(wrong.Count == 0
            ? $"{repeated:N0} sales, every third answer lost and repeated: each sold once, money and journals equal to the kopeck."
            : string.Join('\n', wrong));
        return wrong.Count;
    }

    private static async Task<Loaded> TimeAsync(int first, int count, Func<int, int, Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        var took = await Task.WhenAll(Enumerable.Range(0, Tills).Select(async till =>
        {
            var times = new List<double>();
            for (var parcel = first + till; parcel < first + count; parcel += Tills)
            {
                var start = Stopwatch.GetTimestamp();
                await work(till, parcel);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return times;
        }));
        return new(count / Stopwatch.GetElapsedTime(began).TotalSeconds, [.. took.SelectMany(times => times)]);
    }

    private static async Task<List<string>> RepeatAsync(BenchDatabase database, Uri app, int first, int count)
    {
        var tills = new List<(HttpClient Http, Guid ShiftId)>();
        for (var till = 0; till < Tills; till++)
        {
            tills.Add(await PolicyStock.OpenTillAsync(database, app, Tills + till));
        }

        await TimeAsync(first, count, (till, parcel) => SellAsync(tills[till].Http, parcel, isAnswerLost: parcel % 3 == 0));
        var shifts = string.Join(',', tills.Select(t => $"'{t.ShiftId}'"));
        var wrong = new List<string>();
        await IsAsync("policies", $"select count(*) from policy where shift_id in ({shifts})", count);
        await IsAsync("parcels protected", $"select count(distinct track_number) from policy where shift_id in ({shifts})", count);
        await IsAsync("kopecks taken", $"select sum(amount)::bigint from premium_entry where shift_id in ({shifts})", count * 99_00L);
        await IsAsync(
            "kopecks in the journals", $"select sum(amount)::bigint from journal_entry where shift_id in ({shifts})", count * 99_00L);
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddData(database.ConnectionString).AddScoped<Journal>().BuildServiceProvider();
        foreach (var (http, shift) in tills)
        {
            http.Dispose();
            await using var scope = services.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<Journal>().VerifyAsync(shift) is { } line)
            {
                wrong.Add($"The journal of {shift} is wrong from line {line}.");
            }
        }

        return wrong;

        async Task IsAsync(string what, string sql, long expected)
        {
            if (await database.ValueAsync<long>(sql) is var found && found != expected)
            {
                wrong.Add($"{what}: {found}, expected {expected}");
            }
        }
    }

    private static async Task SellAsync(HttpClient http, int parcel, bool isAnswerLost = false)
    {
        var key = Guid.NewGuid().ToString();
        if (isAnswerLost)
        {
            // Gone while the sale is being made, or just after.
            using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(1 + (parcel % 30)));
            try
            {
                (await SendAsync(http, parcel, key, impatient.Token)).Dispose();
            }
            catch (OperationCanceledException)
            {
            }
        }

        while (true)
        {
            using var answer = await SendAsync(http, parcel, key, CancellationToken.None);
            if (answer.StatusCode == HttpStatusCode.Created)
            {
                return;
            }

            var said = await answer.Content.ReadFromJsonAsync<JsonElement>();
            if (said.GetProperty("type").GetString() != "/problems/idempotency-running")
            {
                throw new InvalidOperationException(said.ToString());
            }

            await Task.Delay(5);
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, int parcel, string key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/policies")
        {
            Content = JsonContent.Create(new
            {
                trackNumber = PolicyStock.Number(parcel),
                cod = new { amount = 249900, currency = "RUB" },
                phone = "+79101234567",
                consent = true,
            }),
        };
        request.Headers.Add("Idempotency-Key", key);
        return await http.SendAsync(request, cancellationToken);
    }
}
