using System.Net;
using System.Text.RegularExpressions;
using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.IntegrationTests.CarrierSimulator;

public sealed partial class ControlPageTests : IAsyncLifetime
{
    private readonly SimulatorHost _simulator = new();
    private HttpClient? _http;

    private HttpClient Http => _http ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        await _simulator.InitializeAsync();
        _http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _simulator.Http.BaseAddress };
    }

    public ValueTask DisposeAsync()
    {
        _http?.Dispose();
        return _simulator.DisposeAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/control")]
    public async Task Shows_every_parcel_and_asks_nobody_else_for_anything(string path)
    {
        var page = await GetAsync(path);
        Assert.All(DemoParcels.All, plan => Assert.Contains(plan.TrackNumber, page, StringComparison.Ordinal));
        Assert.All(Lives.ToOrder, life => Assert.Contains($"value=\"{life.Key}\"", page, StringComparison.Ordinal));
        Assert.Equal(["data:,", "/control.css", "/"], Links().Matches(page).Select(m => m.Groups[1].Value));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("--paper", await GetAsync("/control.css"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parcel_is_made_moved_and_begun_again_by_forms_alone()
    {
        var made = await PostAsync("order", ("life", "renumbered"), ("pace", "0"));
        var number = made.Headers.Location!.ToString().Split("parcel-")[1];
        Assert.Equal(["1/1"], await _simulator.CodesAsync(number));

        for (var step = 0; step < 6; step++)
        {
            await PostAsync("advance", ("number", number));
        }

        var second = (await _simulator.GetAsync($"/control/parcels/{number}")).GetProperty("secondNumber").GetString()!;
        Assert.Equal(await _simulator.CodesAsync(number), await _simulator.CodesAsync(second));
        Assert.Contains(second, await GetAsync("/"), StringComparison.Ordinal);

        await PostAsync("restart", ("number", number));
        Assert.Equal(["1/1"], await _simulator.CodesAsync(number));
        Assert.Empty(await _simulator.CodesAsync(second));
    }

    [Fact]
    public async Task A_partner_is_broken_and_mended_by_forms_alone()
    {
        await PostAsync(
            "break",
            ("partner", "russian-post"), ("kind", "status"), ("status", "429"), ("retryAfter", "soon"), ("number", DemoParcels.Live));
        await PostAsync("break", ("partner", "cainiao"), ("kind", "gzip-bomb"), ("times", "3"));
        var answer = await _simulator.PostAsync(SimulatorHost.Question(DemoParcels.Live));
        Assert.Equal((HttpStatusCode.TooManyRequests, "soon"), (answer.StatusCode, answer.Headers.NonValidated["Retry-After"].ToString()));

        var page = await GetAsync("/");
        Assert.Contains($"status 429 for {DemoParcels.Live}, until mended", page, StringComparison.Ordinal);
        Assert.Contains("gzip-bomb, 3 more", page, StringComparison.Ordinal);
        Assert.Contains("<b>1</b> requests, last 0 s ago, status", page, StringComparison.Ordinal);

        await PostAsync("mend", ("partner", "russian-post"));
        Assert.DoesNotContain("until mended<", await GetAsync("/"), StringComparison.Ordinal);
        Assert.Contains("gzip-bomb, 3 more", await GetAsync("/"), StringComparison.Ordinal);
        await PostAsync("mend");
        Assert.DoesNotContain("3 more", await GetAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("order", "life", "eternal", HttpStatusCode.BadRequest)]
    [InlineData("break", "kind", "unheard-of", HttpStatusCode.BadRequest)]
    [InlineData("break", "times", "many", HttpStatusCode.BadRequest)]
    [InlineData("advance", "number", "ZA999999995HK", HttpStatusCode.NotFound)]
    public async Task What_makes_no_sense_is_refused_and_changes_nothing(string handler, string name, string value, HttpStatusCode status)
    {
        (string, string)[] fields = [("partner", "cainiao"), .. name == "kind" ? [] : new[] { ("kind", "cut") }, (name, value)];
        Assert.Equal(status, (await SendAsync(handler, fields)).StatusCode);
        Assert.DoesNotContain("more</li>", await GetAsync("/"), StringComparison.Ordinal);
        Assert.Equal(DemoParcels.All.Count, (await _simulator.GetAsync("/control/parcels")).GetProperty("items").GetArrayLength());
    }

    private Task<string> GetAsync(string path) =>
        Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private async Task<HttpResponseMessage> PostAsync(string handler, params (string Name, string Value)[] fields)
    {
        var answer = await SendAsync(handler, fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer;
    }

    private Task<HttpResponseMessage> SendAsync(string handler, (string Name, string Value)[] fields) => Http.PostAsync(
        new Uri($"/?handler={handler}", UriKind.Relative),
        new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))),
        TestContext.Current.CancellationToken);

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Links();
}
