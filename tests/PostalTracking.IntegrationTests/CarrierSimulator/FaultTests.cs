using System.Net;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using static PostalTracking.IntegrationTests.CarrierSimulator.SimulatorHost;

namespace PostalTracking.IntegrationTests.CarrierSimulator;

public sealed class FaultTests : IAsyncLifetime
{
    private const string Number = "ZA000000059HK";

    private readonly SimulatorHost _simulator = new();

    public ValueTask InitializeAsync() => _simulator.InitializeAsync();

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();

    [Fact]
    public async Task A_status_comes_as_often_as_ordered_and_to_one_partner_only()
    {
        await OrderAsync(new { partner = "russian-post", kind = "status", status = 429, retryAfterSeconds = 120, times = 2 });

        var first = await _simulator.PostAsync(Question(Number));
        Assert.Equal(HttpStatusCode.TooManyRequests, first.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(120), first.Headers.RetryAfter!.Delta);
        Assert.True((await _simulator.GetAsync($"/global/detail.json?mailNos={Number}")).GetProperty("success").GetBoolean());
        Assert.Equal(HttpStatusCode.TooManyRequests, (await _simulator.PostAsync(Question(Number))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _simulator.PostAsync(Question(Number))).StatusCode);
    }

    [Fact]
    public async Task A_fault_without_end_lasts_until_cleared()
    {
        await OrderAsync(new { partner = "russian-post", kind = "status", trackNumber = Number });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _simulator.PostAsync(Question(Number))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _simulator.PostAsync(Question("ZA000000062HK"))).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _simulator.PostAsync(Question(Number))).StatusCode);

        await _simulator.Http.DeleteAsync(new Uri("/control/faults", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, (await _simulator.PostAsync(Question(Number))).StatusCode);
    }

    [Theory]
    [InlineData("garbage", "<<{{")]
    [InlineData("login-page", "<form")]
    [InlineData("dtd", "<!DOCTYPE")]
    public async Task A_body_that_is_no_answer_comes_with_http_200(string kind, string mark)
    {
        await OrderAsync(new { partner = "russian-post", kind, times = 1 });
        var response = await _simulator.PostAsync(Question(Number));
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(mark, text, StringComparison.Ordinal);
        Assert.Throws<XmlException>(() => Strict(text));
    }

    [Fact]
    public async Task An_answer_cut_short_breaks_off_in_the_body()
    {
        await OrderAsync(new { partner = "cainiao", kind = "cut", times = 1 });
        await Assert.ThrowsAnyAsync<IOException>(() => _simulator.GetAsync($"/global/detail.json?mailNos={Number}"));
    }

    [Fact]
    public async Task A_huge_answer_is_as_long_as_ordered()
    {
        await OrderAsync(new { partner = "cainiao", kind = "huge", megabytes = 3, times = 1 });
        var body = await _simulator.Http.GetByteArrayAsync(
            new Uri($"/global/detail.json?mailNos={Number}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(body.Length > 3 * 1024 * 1024);
    }

    [Fact]
    public async Task A_late_answer_is_late()
    {
        await OrderAsync(new { partner = "russian-post", kind = "delay", delayMs = 300, times = 1 });
        var started = TimeProvider.System.GetTimestamp();
        Assert.Equal(2, (await _simulator.CodesAsync(Number)).Count);
        Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(290));
    }

    [Fact]
    public async Task An_unknown_code_joins_the_right_answer()
    {
        await OrderAsync(new { partner = "russian-post", kind = "unknown-code", times = 1 });
        await OrderAsync(new { partner = "cainiao", kind = "unknown-code", times = 1 });
        Assert.Equal(["1/0", "8/2", "777/7"], await _simulator.CodesAsync(Number));
        var detail = await _simulator.GetAsync($"/global/detail.json?mailNos={Number}");
        var traces = detail.GetProperty("module")[0].GetProperty("detailList");
        Assert.Contains("GTMS_TELEPORTED", traces.EnumerateArray().Select(t => t.GetProperty("actionCode").GetString()));
    }

    [Fact]
    public async Task Who_goes_where_a_fault_sends_him_is_counted()
    {
        await OrderAsync(new { partner = "russian-post", kind = "redirect", times = 1 });
        await _simulator.PostAsync(Question(Number)); // follows
        Assert.Equal(1, (await _simulator.GetAsync("/control/lures")).GetProperty("hits").GetInt32());
    }

    [Fact]
    public async Task Spoilt_answers_are_counted()
    {
        await OrderAsync(new { partner = "russian-post", kind = "status", times = 1 });
        await _simulator.PostAsync(Question(Number));
        var log = await _simulator.GetAsync("/control/requests");
        var numbers = log.GetProperty("partners").GetProperty("russian-post").GetProperty("trackNumbers");
        Assert.Equal(1, numbers.GetProperty(Number).GetInt32());
        Assert.Equal("status", log.GetProperty("recent")[0].GetProperty("fault").GetString());
    }

    private static XDocument Strict(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader);
    }

    private Task<JsonElement> OrderAsync(object fault) => _simulator.OrderAsync("/control/faults", fault);
}
