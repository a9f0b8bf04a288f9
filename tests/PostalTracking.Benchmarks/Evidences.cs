using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Benchmarks.Stage;
using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Benchmarks;

/// <summary>
/// U-09: many long films at once. What the app holds in memory meanwhile, and how long those wait who look up a parcel or open its
/// page, against the same when nothing is sent.
/// </summary>
internal static class Evidences
{
    private const int Parcels = 10_000;
    private const int PerSecond = 40;

    public static async Task<int> RunAsync(Size size)
    {
        var (films, megabytes, seconds) = (size.Of("films", 40), size.Of("megabytes", 400), size.Of("seconds", 10));
        var folder = Directory.CreateTempSubdirectory("evidence-").FullName;
        try
        {
            await using var database = await BenchDatabase.StartAsync();
            await using var app = await AppProcess.StartAsync(database.ConnectionString, folder);
            await Stock.FillAsync(database, Parcels);
            var claim = await ClaimAsync(database);

            var lookup = new Load(app.Address, Load.Get(random => $"/api/v1/shipments/{MadeUpEvents.Number(random.Next(Parcels))}"));
            var page = new Load(app.Address, Load.Get(random => $"/track/{MadeUpEvents.Number(random.Next(Parcels))}"));
            var time = TimeSpan.FromSeconds(seconds);
            await lookup.RunAsync(time / 2);
            await page.RunAsync(time / 2);
            var first = await Films.SendAsync(app.Address, claim, films: 2, megabytes: 1);
            var idle = (await lookup.RunAsync(time, PerSecond), await page.RunAsync(time, PerSecond));
            var before = app.Megabytes;

            var began = Stopwatch.GetTimestamp();
            var sending = Films.SendAsync(app.Address, claim, films, megabytes);
            var (busyLookups, busyPages) = (new List<double>(), new List<double>());
            while (!sending.IsCompleted)
            {
                busyLookups.AddRange((await lookup.RunAsync(TimeSpan.FromSeconds(2), PerSecond)).Milliseconds);
                busyPages.AddRange((await page.RunAsync(TimeSpan.FromSeconds(2), PerSecond)).Milliseconds);
            }

            var sum = await sending;
            var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
            var afterSending = app.PeakMegabytes;
            while (await database.ValueAsync<long>("select count(*) from evidence where state <= 2") > 0)
            {
                await Task.Delay(200);
            }

            var wrong = await database.ValueAsync<long>(
                $"select count(*) from evidence where state <> 3 or encode(sha256, 'hex') not in ('{first}', '{sum}')");
            return wrong > 0 ? throw new InvalidOperationException($"{wrong} films are not what was sent.") : Report.Print(
                $"U-09: {films} films of {megabytes} MB at once, {films * megabytes / took:N0} MB a second; all hashes equal",
                ["", "idle", "while they are sent", "goal"],
                [
                    ["memory of the app, MB: before, peak", before, afterSending, "flat"],
                    ["peak after the checks, MB", "", app.PeakMegabytes, "flat"],
                    ["p99 of a look-up, ms", P99(idle.Item1.Milliseconds), P99(busyLookups), "< 300"],
                    ["p99 of a page, ms", P99(idle.Item2.Milliseconds), P99(busyPages), "< 300"],
                ]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double P99(IEnumerable<double> milliseconds) => Report.Percentile(milliseconds, 0.99);

    private static async Task<string> ClaimAsync(BenchDatabase database)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddData(database.ConnectionString).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        var now = TimeProvider.System.GetUtcNow();
        var policy = new Policy
        {
            TrackNumber = MadeUpEvents.Number(1),
            Generation = 1,
            PolicyNumber = PolicyDigits.Draw(),
            Status = PolicyStatus.Active,
            TariffId = 1,
            Premium = 99_00,
            CoverLimit = 4_500_00,
            EvidenceRule = EvidenceRule.Video,
            CoverFrom = now,
            CoverUntil = now.AddMonths(1),
            Office = 390000,
            ShiftId = Guid.Empty,
            SoldBy = Guid.Empty,
        };
        var claim = new Claim
        {
            TrackNumber = policy.TrackNumber,
            ClaimNumber = ClaimDigits.Draw(),
            Generation = 1,
            PolicyNumber = policy.PolicyNumber,
            EvidenceRule = EvidenceRule.Video,
            Channel = ClaimChannel.Online,
            CreatedAt = now,
            CoverUntil = policy.CoverUntil,
            TimeZone = "Europe/Moscow",
            Language = "ru",
            SoldBy = Guid.Empty,
        };
        db.AddRange(
            new PolicyNumber { Number = policy.PolicyNumber, TrackNumber = policy.TrackNumber },
            policy,
            new ClaimNumber { Number = claim.ClaimNumber, TrackNumber = claim.TrackNumber },
            claim);
        await db.SaveChangesAsync();
        return claim.ClaimNumber;
    }
}
