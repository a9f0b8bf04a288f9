using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Partners;
using static PostalTracking.IntegrationTests.Features.Tracking.StreamedLines;

namespace PostalTracking.IntegrationTests.Features.Tracking;

public sealed class StreamEventsTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    [Fact]
    public async Task Each_line_gets_its_verdict_in_the_order_sent_and_a_summary_ends_it()
    {
        var (a, b) = (Api.Number(300), Api.Number(301));
        using var stream = await OpenAsync();

        await stream.SendAsync(Line(a, "1/1", 5), Line(b, "1/1", 5), Line(a, "1/1", 5), Line("???", "1/1", 5), Line(a, "8/2", 1));
        await stream.EndAsync();
        var lines = await stream.ReadAllAsync(Patience);

        Assert.Equal([1, 2, 3, 4, 5], lines[..5].Select(l => l.GetProperty("line").GetInt32()));
        Assert.Equal(["stored", "stored", "duplicate", "rejected", "stored"], lines[..5].Select(l => l.Text("verdict")));
        Assert.Equal([a, b, a, "???", a], lines[..5].Select(l => l.Text("trackNumber")));
        Assert.Equal("/problems/malformed-track-number", lines[3].ProblemType());
        Assert.Equal("""{"lines":5,"stored":3,"duplicate":1,"rejected":1}""", lines[5].GetProperty("summary").GetRawText());
        Assert.Equal("available_for_pickup", (await quiet.App.ShipmentAsync(a)).Text("status"));
    }

    [Fact]
    public async Task A_sender_that_pauses_has_its_verdicts_before_it_goes_on()
    {
        var number = Api.Number(305);
        using var stream = await OpenAsync();

        await stream.SendAsync(Line(number, "1/1", 5));
        var first = await stream.ReadAsync(Patience);
        Assert.Equal(1, await quiet.App.CountAsync("tracking_event", number));
        await stream.SendAsync(Line(number, "8/2", 1));
        var second = await stream.ReadAsync(Patience);
        await stream.EndAsync();

        Assert.Equal("stored", first!.Value.Text("verdict"));
        Assert.Equal((2, "stored"), (second!.Value.GetProperty("line").GetInt32(), second.Value.Text("verdict")));
        Assert.Equal(2, (await stream.ReadAsync(Patience))!.Value.GetProperty("summary").GetProperty("stored").GetInt32());
        Assert.Null(await stream.ReadAsync(Patience));
    }

    public static TheoryData<string, byte[], string> Mistakes => new()
    {
        { "blank", "\n"u8.ToArray(), "malformed-line" },
        { "spaces", "  \t\r\n"u8.ToArray(), "malformed-line" },
        { "not JSON", "trackNumber;occurredAt\n"u8.ToArray(), "malformed-line" },
        { "half an object", "{\"trackNumber\":\"RA\n"u8.ToArray(), "malformed-line" },
        { "an array", "[]\n"u8.ToArray(), "malformed-line" },
        { "null", "null\n"u8.ToArray(), "malformed-line" },
        { "a text", "\"RA644000001RU\"\n"u8.ToArray(), "malformed-line" },
        { "two objects", "{} {}\n"u8.ToArray(), "malformed-line" },
        { "a number for a text", "{\"trackNumber\":5}\n"u8.ToArray(), "malformed-line" },
        { "no UTF-8", [.. "{\"trackNumber\":\"RA"u8, 0xFF, 0xC0, .. "\"}\n"u8], "malformed-line" },
        { "U+0000", "{\"trackNumber\":\"RA\\u0000\"}\n"u8.ToArray(), "malformed-line" },
        { "half a surrogate pair", "{\"place\":\"\\ud800\"}\n"u8.ToArray(), "malformed-line" },
        { "an endless line", [.. Enumerable.Repeat((byte)'x', 300_000), (byte)'\n'], "line-too-long" },
        { "a line a byte too long", [.. Enumerable.Repeat((byte)' ', (16 * 1024) + 1), (byte)'\n'], "line-too-long" },
        { "an empty object", "{}\n"u8.ToArray(), "malformed-track-number" },
        { "no carrier", "{\"trackNumber\":\"RA644000001RU\"}\n"u8.ToArray(), "unknown-carrier" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task What_is_wrong_with_a_line_is_said_of_that_line_and_the_others_are_taken(string what, byte[] line, string slug)
    {
        var good = Line(Api.Number(310), "1/1", 5);
        using var stream = await OpenAsync();

        await stream.SendAsync(good);
        await stream.SendBytesAsync(line, Patience);
        await stream.SendAsync(good);
        await stream.EndAsync();
        var lines = await stream.ReadAllAsync(Patience);

        Assert.True(lines.Count == 4, $"{what}: {string.Join('\n', lines)}");
        Assert.Equal((2, "rejected"), (lines[1].GetProperty("line").GetInt32(), lines[1].Text("verdict")));
        Assert.Equal($"/problems/{slug}", lines[1].ProblemType());
        Assert.Equal((3, "duplicate"), (lines[2].GetProperty("line").GetInt32(), lines[2].Text("verdict")));
        Assert.Equal(3, lines[3].GetProperty("summary").GetProperty("lines").GetInt32());
    }

    [Fact]
    public async Task Windows_line_ends_a_byte_order_mark_and_a_last_line_without_an_end_are_as_good_as_any()
    {
        using var stream = await OpenAsync();

        var body = (byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"{Line(Api.Number(315), "1/1", 5)}\r\n{Line(Api.Number(316), "1/1", 5)}")];
        // Byte by byte: where the network cuts does not matter.
        foreach (var piece in body.Chunk(7))
        {
            await stream.SendBytesAsync(piece, Patience);
        }

        await stream.EndAsync();

        Assert.Equal(["stored", "stored"], (await stream.ReadAllAsync(Patience))[..2].Select(l => l.Text("verdict")));
    }

    [Fact]
    public async Task Ten_thousand_and_one_lines_go_in_three_transactions_and_each_is_there_once()
    {
        var sent = Enumerable.Range(0, 10_001).Select(i => Line(Api.Number(320_000 + (i % 2_500)), "8/4", 1 + (i / 2_500))).ToList();
        using var stream = await OpenAsync();

        var reading = stream.ReadAllAsync(Patience);
        await stream.SendAsync([.. sent]);
        await stream.EndAsync();
        var lines = await reading;

        Assert.Equal(10_002, lines.Count);
        Assert.Equal(Enumerable.Range(1, 10_001), lines[..^1].Select(l => l.GetProperty("line").GetInt32()));
        Assert.Equal("""{"lines":10001,"stored":10001,"duplicate":0,"rejected":0}""", lines[^1].GetProperty("summary").GetRawText());
        Assert.Equal(5, await quiet.App.CountAsync("tracking_event", Api.Number(320_000)));
        await ReadModelCheck.HoldsAsync(quiet.App.ConnectionString);
    }

    [Fact]
    public async Task A_client_that_sends_all_before_it_reads_may_ask_for_the_mistakes_and_the_summary_only()
    {
        var body = string.Join('\n', Line(Api.Number(330), "1/1", 5), "oops", Line(Api.Number(330), "8/2", 1));
        using var request = new HttpRequestMessage(HttpMethod.Post, Api.Events)
        {
            Content = new StringContent(body, MediaTypeHeaderValue.Parse("application/x-ndjson")),
        };

        var answer = await quiet.App.Http.SendAsync(request.With("Prefer", "return=minimal").Bearer(DemoKeys.Partner), Patience);

        Assert.Equal(("application/x-ndjson", "return=minimal"), (answer.Content.Headers.ContentType?.MediaType, answer.Header("Preference-Applied")));
        var lines = (await answer.TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(2, lines.Count);
        Assert.Equal((2, "rejected"), (lines[0].GetProperty("line").GetInt32(), lines[0].Text("verdict")));
        Assert.Equal("""{"lines":3,"stored":2,"duplicate":0,"rejected":1}""", lines[1].GetProperty("summary").GetRawText());
    }

    [Theory]
    [InlineData("application/x-ndjson", null, HttpStatusCode.Unauthorized, "unauthorized")]
    [InlineData("application/x-ndjson", DemoKeys.Support, HttpStatusCode.Forbidden, "forbidden")]
    [InlineData("text/plain", DemoKeys.Partner, HttpStatusCode.UnsupportedMediaType, "unsupported-media-type")]
    public async Task Who_may_not_send_or_sends_another_type_is_told_so(string type, string? key, HttpStatusCode status, string slug)
    {
        using var content = new StringContent(Line(Api.Number(390), "1/1", 5), MediaTypeHeaderValue.Parse(type));

        await (await quiet.App.PostAsync(Api.Events, content, key)).ProblemAsync(status, slug);
    }

    [Fact]
    public async Task A_body_without_a_type_is_no_mistake_of_ours()
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Line(Api.Number(391), "1/1", 5)));

        var answer = await quiet.App.PostAsync(Api.Events, content, DemoKeys.Partner);

        await answer.ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    [Fact]
    public async Task The_document_describes_both_bodies()
    {
        var document = await (await quiet.App.GetAsync("/openapi/v1.json")).JsonAsync();

        var post = document.GetProperty("paths").GetProperty("/api/v1/events").GetProperty("post");
        Assert.Equal("ReceiveEvents", post.Text("operationId"));
        foreach (var part in new[] { post.GetProperty("requestBody"), post.GetProperty("responses").GetProperty("200") })
        {
            var types = part.GetProperty("content");
            Assert.True(types.TryGetProperty("application/json", out _));
            Assert.StartsWith("{", types.GetProperty("application/x-ndjson").Text("example"), StringComparison.Ordinal);
        }
    }

    private Task<EventStream> OpenAsync() => EventStream.OpenAsync(quiet.App.Address, DemoKeys.Partner);
}
