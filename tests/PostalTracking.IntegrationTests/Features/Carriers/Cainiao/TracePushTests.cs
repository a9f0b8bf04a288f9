using System.Net;
using System.Net.Http.Json;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using static PostalTracking.IntegrationTests.Features.Carriers.Cainiao.Pushes;

namespace PostalTracking.IntegrationTests.Features.Carriers.Cainiao;

public sealed class TracePushTests(QuietApp quiet, TestDatabases databases) : IClassFixture<QuietApp>
{
    private const string Time = "2026-11-20 10:05:39";

    private TrackingApp App => quiet.App;

    [Fact]
    public async Task What_is_pushed_is_told()
    {
        var number = Api.Number(1, "ZA", "HK");
        Assert.Equal("true", await App.PushAsync(number, Trace("LH_DEPART", Time, "a-1"), Trace("GTMS_TELEPORTED", "2026-11-20 11:00:00", "a-2")));

        var shipment = await App.ShipmentAsync(number);
        Assert.Equal("in_transit", shipment.Text("status"));
        var events = shipment.GetProperty("events").EnumerateArray().ToList();
        Assert.Equal(["GTMS_TELEPORTED", "LH_DEPART"], events.Select(e => e.Text("code"))); // an unknown action stays as it came
        Assert.Equal("said by Cainiao", events[0].Text("description"));
        Assert.Equal(("2026-11-20T02:05:39Z", "2026-11-20T10:05:39+08:00"), (events[1].Text("occurredAt"), events[1].Text("localTime")));
        Assert.Contains(shipment.GetProperty("sources").EnumerateArray(), s => s.Text("carrier") == "cainiao" && s.Text("status") == "in_transit");
        await ReadModelCheck.HoldsAsync(App.ConnectionString);
    }

    [Fact]
    public async Task A_repeat_is_thanked_for_and_changes_nothing()
    {
        var number = Api.Number(2, "ZA", "HK");
        var push = Message(number, Trace("LH_DEPART", Time, "b-1"), Trace("LH_ARRIVE", Time, null));
        Assert.Equal("true", await App.PushAsync(Form(push)));
        var before = await StateAsync(number);

        Assert.Equal("true", await App.PushAsync(Form(push)));
        Assert.Equal("true", await App.PushAsync(number, Trace("LH_DEPART", Time, "b-1")));
        Assert.Equal(before, await StateAsync(number));
        Assert.Equal(2, before.Events);
    }

    [Fact]
    public async Task A_known_key_with_another_content_is_refused_with_its_whole_push()
    {
        var number = Api.Number(3, "ZA", "HK");
        Assert.Equal("true", await App.PushAsync(number, Trace("LH_DEPART", Time, "c-1")));
        var before = await StateAsync(number);

        var answer = await App.PushAsync(number, Trace("LH_ARRIVE", "2026-11-20 12:00:00", "c-2"), Trace("GTMS_SIGNED", Time, "c-1"));
        Assert.StartsWith("S05 An outBizCode", answer, StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync(number));

        // What was refused left no key behind.
        Assert.Equal("true", await App.PushAsync(number, Trace("LH_ARRIVE", "2026-11-20 12:00:00", "c-2")));
        Assert.StartsWith("S05", await App.PushAsync(number, Trace("CW_INBOUND", Time, "c-3"), Trace("CW_OUTBOUND", Time, "c-3")), StringComparison.Ordinal);
        Assert.Equal(2, (await StateAsync(number)).Events);
    }

    [Fact]
    public async Task One_key_may_belong_to_traces_of_two_parcels()
    {
        var (one, other) = (Api.Number(7, "ZA", "HK"), Api.Number(5, "ZA", "HK"));
        Assert.Equal("true", await App.PushAsync($"{one},{other}", Trace("LH_DEPART", Time, "d-1", next: "PostNL 3SDFC123456")));
        Assert.Equal((1, 1), ((await StateAsync(one)).Events, (await StateAsync(other)).Events));
    }

    [Fact]
    public async Task Twenty_at_once_store_each_trace_once()
    {
        var number = Api.Number(6, "ZA", "HK");
        var push = Message(number, [.. Enumerable.Range(0, 10).Select(i => Trace($"NEVER_MET_{i}", $"2026-11-20 10:00:{i:D2}", $"e-{i}"))]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => App.PushAsync(Form(push))));
        Assert.All(answers, answer => Assert.Equal("true", answer));
        Assert.Equal((10, 1), await StateAsync(number));
        await ReadModelCheck.HoldsAsync(App.ConnectionString);
    }

    public static TheoryData<string, string> Refusals => new()
    {
        { Message("ZA000000907HK", Trace("LH_DEPART", "2026-11-20", "x")), "S05 traces[0].time does not read." },
        { Message("ZA000000907HK", Trace("LH_DEPART", Time, "x", tz: "")), "S05 traces[0].tz is missing." },
        { Message("ZA000000907HK", Trace("", Time, "x")), "S05 traces[0].action is missing." },
        { Message("ZA000000907HK"), "S05 traces is missing." },
        { Message("?", Trace("LH_DEPART", Time, "x")), "S05 mailNos has something that is no track number." },
        { "{}", "S05 tracesList is missing." },
        { "{\"tracesList\":", "S01 logistics_interface is not JSON." },
        { "<tracesList/>", "S01 XML is not taken here: choose JSON for this message type." },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_does_not_read_is_refused_in_so_many_words(string message, string answer)
    {
        Assert.Equal(answer, await App.PushAsync(Form(message)));
        Assert.Equal(0, await App.CountAsync("shipment", "ZA000000907HK"));
    }

    [Fact]
    public async Task Nothing_is_read_that_is_not_signed()
    {
        var message = Message("ZA000000907HK", Trace("LH_DEPART", Time, "x"));
        const string refusal = "S02 The data_digest does not fit the message.";
        Assert.Equal(refusal, await App.PushAsync(Form(message, "AAAAAAAAAAAAAAAAAAAAAA==")));
        Assert.Equal(refusal, await App.PushAsync(Form(message, Web.Features.Carriers.Cainiao.LinkSignature.Of(message, "guessed"))));
        Assert.Equal(refusal, await App.PushAsync(Form("<", "AAAAAAAAAAAAAAAAAAAAAA==")));
        Assert.StartsWith("S12", await App.PushAsync(Form(message, "")), StringComparison.Ordinal);
        Assert.StartsWith("S12", await App.PushAsync(Form("")), StringComparison.Ordinal);
        Assert.StartsWith("S04", await App.PushAsync(Form(message, type: "CAINIAO_GLOBAL_TAKING_ORDER")), StringComparison.Ordinal);
        Assert.Equal(0, await App.CountAsync("shipment", "ZA000000907HK"));
    }

    [Fact]
    public async Task Without_a_secret_every_push_is_refused()
    {
        await using var app = await TrackingApp.StartAsync(
            await databases.CreateAsync(), new Dictionary<string, string>
            {
                ["Carriers:Cainiao:GatewayUrl"] = "",
                ["Carriers:Cainiao:AppSecret"] = "",
            });
        var message = Message("ZA000000907HK", Trace("LH_DEPART", Time, "x"));
        Assert.StartsWith("S02", await app.PushAsync(Form(message, Web.Features.Carriers.Cainiao.LinkSignature.Of(message, ""))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_form_or_too_long_is_refused_before_it_is_read()
    {
        await (await App.SendAsync(JsonContent.Create(new { }))).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");

        // Whoever asks first hears the refusal; who does not may find the line cut while still sending.
        using var request = new HttpRequestMessage(HttpMethod.Post, Pushes.Path) { Content = Form(new string('x', 1_100_000)) };
        request.Headers.ExpectContinue = true;
        var answer = await App.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task It_stands_in_the_document_without_a_key()
    {
        var document = await (await App.GetAsync("/openapi/v1.json")).JsonAsync();
        var post = document.GetProperty("paths").GetProperty(Pushes.Path).GetProperty("post");
        Assert.False(post.TryGetProperty("security", out _));
        Assert.True(post.GetProperty("requestBody").GetProperty("content").TryGetProperty("application/x-www-form-urlencoded", out _));
        Assert.Contains("data_digest", document.GetRawText(), StringComparison.Ordinal);
    }

    private async Task<(long Events, long Announcements)> StateAsync(string number) => (
        await App.CountAsync("tracking_event", number),
        await App.ValueAsync<long>("select count(*) from outbox_message where payload ->> 'trackNumber' = $1", number));
}
