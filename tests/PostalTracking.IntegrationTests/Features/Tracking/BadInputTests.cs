using System.Net;
using System.Text.Json;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Partners;

namespace PostalTracking.IntegrationTests.Features.Tracking;

public sealed class BadInputTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["ru"] = "[а-я]{3}",
        ["en"] = "^[^а-я\u4e00-\u9fff]*[a-z]{3}[^а-я\u4e00-\u9fff]*$",
        ["zh"] = "[\u4e00-\u9fff]{3}",
    };

    public static TheoryData<string, string, string> Endpoints
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var language in Words.Keys)
            {
                data.Add(Api.LookUp, "trackNumbers", language);
                data.Add(Api.Shipments, "shipments", language);
                data.Add(Api.Events, "events", language);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_body_that_makes_no_sense_is_answered_with_a_sentence_in_the_language_asked(string path, string list, string language)
    {
        foreach (var (name, content) in BadInput.Bodies(list))
        {
            using (content)
            {
                await RefusedAsync(await quiet.App.PostAsync(path, content, DemoKeys.Partner, language), $"{path} {name}", language);
            }
        }

        await NothingHappenedAsync();
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task An_address_that_makes_no_sense_is_answered_with_a_sentence_in_the_language_asked(string language)
    {
        foreach (var path in BadInput.Numbers.Select(number => $"{Api.Shipments}/{number}")
            .Concat(BadInput.Queries.Select(query => $"{Api.Shipments}/ZA000000005HK{query}"))
            .Concat(["/api/v1/shipments/a/b/c", "/api/v1/nothing", "/api/v2/shipments/ZA000000005HK", "/api/v1/shipments"]))
        {
            await RefusedAsync(await quiet.App.GetAsync(path, language), path[..Math.Min(80, path.Length)], language);
        }

        await NothingHappenedAsync();
    }

    [Theory]
    [InlineData("/api/v1/shipments/%00")]
    [InlineData("/api/v1/shipments/ZA000000005HK%00")]
    public async Task Kestrel_itself_refuses_an_address_with_a_zero_character(string path) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await quiet.App.GetAsync(path)).StatusCode);

    [Fact]
    public async Task Null_items_are_answered_row_by_row()
    {
        var lookedUp = await (await quiet.App.PostAsync(Api.LookUp, new { trackNumbers = new string?[] { null } })).ItemsAsync();
        var registered = await quiet.App.RegisterAsync([null!]);
        var sent = await quiet.App.SendEventsAsync([null!]);

        Assert.All(
            lookedUp.Concat(registered).Concat(sent),
            row => Assert.Equal("/problems/malformed-track-number", row.ProblemType()));
    }

    [Fact]
    public async Task Every_field_of_a_row_takes_anything_and_never_breaks()
    {
        object?[] values = [null, "", " ", "'; drop table shipment; --", "<b>", "📦", "\u202E", new string('x', 10_000), "－１", "\uFEFF", "\u0001"];
        string[] fields = ["trackNumber", "occurredAt", "code", "carrier", "postalCode", "place", "country"];
        var number = Api.Number(600);
        var rows = fields.SelectMany(field => values.Select(value =>
        {
            var row = JsonSerializer.SerializeToElement(Sent.Event(number, "8/2", daysAgo: 1, place: "x"))
                .EnumerateObject().ToDictionary(f => f.Name, f => (object?)f.Value);
            row[field] = value;
            return (object)row;
        })).ToArray();

        var verdicts = await quiet.App.SendEventsAsync(rows);

        Assert.Equal(rows.Length, verdicts.Count);
        Assert.All(verdicts, v => Assert.Contains(v.Text("verdict"), (string[])["stored", "duplicate", "rejected"]));
        await quiet.App.ShipmentAsync(number);
        await ReadModelCheck.HoldsAsync(quiet.App.ConnectionString);
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, string asked, string language)
    {
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{asked}: {(int)answer.StatusCode} {body}");
        Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{asked}: {(int)answer.StatusCode} {body}");
        Assert.Equal(language, answer.Header("Content-Language"));
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.StartsWith("/problems/", problem.Text("type"), StringComparison.Ordinal);
        Assert.Matches(Words[language], problem.Text("title"));
        Assert.Matches(Words[language], problem.Text("detail"));
        Assert.NotEmpty(problem.Text("traceId")!);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        Assert.InRange(body.Length, 50, 2_000);
    }

    // Whatever was said, no parcel came of it, and the app did not fail inside.
    private async Task NothingHappenedAsync()
    {
        Assert.Equal(0, await quiet.App.ValueAsync<long>("select count(*) from shipment where track_number !~ '^RA00000[0-9]+RU$'"));
        Assert.DoesNotContain("[ERR]", await quiet.App.LogAsync(), StringComparison.Ordinal);
    }
}
