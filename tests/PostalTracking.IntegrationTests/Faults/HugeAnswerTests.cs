using System.Globalization;
using PostalTracking.CarrierSimulator.Parcels;
using SimulatedPartners = PostalTracking.Testing.Partners;

namespace PostalTracking.IntegrationTests.Faults;

/// <summary>The app in a process of its own, so that the memory measured is the app's alone.</summary>
public sealed class HugeAnswerTests(TestDatabases databases)
{
    private const int Megabyte = 1024 * 1024;

    [Theory]
    [InlineData("huge")]
    [InlineData("gzip-bomb")]
    public async Task An_answer_of_500_megabytes_costs_less_than_50_of_memory(string kind)
    {
        await using var partners = await SimulatedPartners.StartAsync();
        await using var app = new AppProcess(await databases.CreateAsync(), [.. partners.Settings, .. partners.HongkongPost]);
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = app.Address };

        // As warm as it gets: all carriers have answered many times.
        var numbers = await Task.WhenAll(Enumerable.Range(80_000_000, 8).Select(serial => OrderAsync(partners, serial)));
        await Task.WhenAll(numbers.Select(n => LookAsync(http, n)));
        await Eventually.SeeAsync(() => CountAsync(partners, numbers), count => count >= 64);
        var before = app.PeakMemory;

        foreach (var partner in new[] { "russian-post", "cainiao", "hongkong-post" })
        {
            await partners.BreakAsync(new { partner, kind, megabytes = 500, times = 5 });
        }

        await Eventually.SeeAsync(
            () => partners.Http.GetStringAsync(new Uri("/control/faults", UriKind.Relative)),
            left => !left.Contains(kind, StringComparison.Ordinal));
        await Eventually.SeeAsync(() => LookAsync(http, numbers[0]), page => page.Contains(numbers[0], StringComparison.Ordinal));
        var growth = (app.PeakMemory - before) / Megabyte;

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{kind}: at most {before / Megabyte} MB before, {growth} MB more after fifteen of them"));
        Assert.InRange(growth, 0, 49);
    }

    private static async Task<string> OrderAsync(SimulatedPartners partners, int serial)
    {
        var number = MadeUpNumbers.S10("ZA", serial, "HK");
        await partners.OrderAsync(new { life = "registered", trackNumber = number, steps = 5 });
        return number;
    }

    private static Task<string> LookAsync(HttpClient http, string number) =>
        http.GetStringAsync(new Uri($"/api/v1/shipments/{number}", UriKind.Relative), TestContext.Current.CancellationToken);

    private static async Task<int> CountAsync(SimulatedPartners partners, string[] numbers) =>
        (await Task.WhenAll(numbers.Select(n => partners.CountAsync("russian-post", n)))).Sum();
}
