using System.Net;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;

namespace PostalTracking.IntegrationTests.Features.Protection.Access;

public sealed class CodeTriesTests(TestDatabases postgres)
{
    private static readonly Dictionary<string, string> Limits = new() { ["Limits:CodesPerTenMinutes"] = "10" };

    [Fact]
    public async Task Who_guesses_is_told_when_to_come_again_while_links_still_open()
    {
        await using var app = await TrackingApp.StartAsync(await postgres.CreateAsync(), Limits);
        await app.RegisterAsync(new { trackNumber = Api.Number(820) });
        var (_, keys) = await app.BuyAsync(Api.Number(820));
        using var visit = new BuyerVisit(app);

        // At once, half of them in the address.
        var guesses = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => app.GetAsync($"/p/K7MPX3R{(char)('A' + (i % 8))}HA")));

        Assert.Equal(10, guesses.Count(answer => answer.Header("Location") == "/p?refused=true"));
        Assert.Equal(20, guesses.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
        var (refused, text) = await visit.TypeAsync(keys.AccessCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(int.Parse(refused.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture), 500, 600);
        Assert.Contains("QR-код открывает страницу и сейчас", text, StringComparison.Ordinal);
        Assert.Equal("/p/policy", (await visit.GetAsync($"/p/{keys.Capability}")).Answer.Header("Location"));
    }

    [Fact]
    public async Task Right_codes_cost_nothing()
    {
        await using var app = await TrackingApp.StartAsync(await postgres.CreateAsync(), Limits);
        await app.RegisterAsync(new { trackNumber = Api.Number(821) });
        var (_, keys) = await app.BuyAsync(Api.Number(821));

        for (var i = 0; i < 15; i++)
        {
            Assert.Equal("/p/policy", (await app.GetAsync($"/p/{keys.AccessCode}")).Header("Location"));
        }
    }

    [Fact]
    public async Task No_log_holds_a_code_or_a_link()
    {
        await using var app = await TrackingApp.StartAsync(
            await postgres.CreateAsync(),
                [.. Limits, new("Serilog:MinimumLevel:Default", "Debug"), new("Serilog:MinimumLevel:Override:Microsoft", "Debug")]);
        await app.RegisterAsync(new { trackNumber = Api.Number(822) });
        var (number, keys) = await app.BuyAsync(Api.Number(822));
        using var visit = new BuyerVisit(app);

        await visit.GetAsync($"/p/{keys.Capability}");
        await visit.GetAsync($"/p/{keys.AccessCode}");
        await visit.TypeAsync(keys.AccessCode);
        await app.RenewAsync(number);
        await visit.GetAsync($"/p/{keys.Capability}");
        await visit.GetAsync($"/p/{keys.AccessCode}");

        var log = await app.LogAsync();
        Assert.Contains("/p/{code?}".TrimStart('/'), log, StringComparison.Ordinal);
        Assert.DoesNotContain(keys.AccessCode, log, StringComparison.Ordinal);
        Assert.DoesNotContain(keys.Capability, log, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(keys.CodeHash), log, StringComparison.OrdinalIgnoreCase);
    }
}
