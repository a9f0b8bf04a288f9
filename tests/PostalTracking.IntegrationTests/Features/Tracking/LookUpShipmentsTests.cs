using System.Net;
using PostalTracking.IntegrationTests.Hosting;

namespace PostalTracking.IntegrationTests.Features.Tracking;

public sealed class LookUpShipmentsTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    [Fact]
    public async Task A_hundred_numbers_get_a_hundred_answers_in_the_order_asked()
    {
        var known = Api.Number(400);
        await quiet.App.SendEventsAsync(Sent.Event(known, "8/2", daysAgo: 1));
        string?[] kinds =
        [
            known, "za 0000 0000 5 hk", "14102192069353", "LP00724622449605", "A1234", "RA644000001RU", "ZА000000005HK", "no number", null, "",
        ];
        var asked = Enumerable.Range(0, 10).SelectMany(_ => kinds).ToList();

        var items = await (await quiet.App.PostAsync(Api.LookUp, new { trackNumbers = asked })).ItemsAsync();

        Assert.Equal(asked.Select(a => a ?? ""), items.Select(i => i.Text("input")));
        string[] expected =
        [
            known, "ZA000000005HK", "14102192069353", "LP00724622449605", "A1234",
            "/problems/check-digit", "/problems/malformed-track-number", "/problems/malformed-track-number",
            "/problems/malformed-track-number", "/problems/malformed-track-number",
        ];
        Assert.Equal(
            Enumerable.Range(0, 10).SelectMany(_ => expected),
            items.Select(i => i.TryGetProperty("shipment", out var shipment) ? shipment.Text("trackNumber") : i.ProblemType()));
        Assert.All(items, i => Assert.Equal(2, i.EnumerateObject().Count()));
        Assert.Equal("available_for_pickup", items[90].GetProperty("shipment").Text("status"));
        Assert.Equal("pending", items[91].GetProperty("shipment").Text("status"));
        Assert.NotEmpty(items[95].GetProperty("problem").GetProperty("suggestions").EnumerateArray());
        Assert.Equal("ZA000000005HK", items[96].GetProperty("problem").GetProperty("suggestions")[0].GetString());
    }

    [Fact]
    public async Task Numbers_nobody_knows_are_searched_for()
    {
        var numbers = Enumerable.Range(0, 100).Select(i => Api.Number(410_000 + i)).ToArray();

        await (await quiet.App.PostAsync(Api.LookUp, new { trackNumbers = numbers })).ItemsAsync();

        await Eventually.SeeAsync(
            () => quiet.App.ValueAsync<long>("select count(*) from unknown_number where track_number = any($1)", (object)numbers),
            searched => searched == 100);
    }

    [Fact]
    public async Task A_failed_check_digit_is_looked_up_when_the_asker_insists()
    {
        var asked = new { trackNumbers = new[] { "RA644000001RU" }, acceptAnyway = true };

        var items = await (await quiet.App.PostAsync(Api.LookUp, asked)).ItemsAsync();

        Assert.Equal("RA644000001RU", items.Single().GetProperty("shipment").Text("trackNumber"));
    }

    [Fact]
    public async Task A_hundred_and_one_numbers_are_too_many_and_none_is_a_mistake()
    {
        var tooMany = await quiet.App.PostAsync(Api.LookUp, new { trackNumbers = Enumerable.Repeat("ZA000000005HK", 101) }, language: "en");
        var problem = await tooMany.ProblemAsync(HttpStatusCode.BadRequest, "too-many");
        Assert.Contains("101", problem.Text("detail"), StringComparison.Ordinal);

        foreach (var body in new object[] { new { trackNumbers = Array.Empty<string>() }, new { trackNumbers = (string[]?)null }, new { } })
        {
            var none = await (await quiet.App.PostAsync(Api.LookUp, body)).ProblemAsync(HttpStatusCode.BadRequest, "validation");
            Assert.Equal("trackNumbers", none.GetProperty("errors").EnumerateObject().Single().Name);
        }
    }

    [Theory]
    [InlineData("ru", "[а-я]{3}")]
    [InlineData("en", "^[^а-я\u4e00-\u9fff]*[a-z]{3}[^а-я\u4e00-\u9fff]*$")]
    [InlineData("zh", "[\u4e00-\u9fff]{3}")]
    public async Task What_is_no_number_is_said_so_in_the_language_asked(string language, string words)
    {
        string[] wrong =
        [
            new('1', 10_000), new('5', 41), "📦📦📦📦📦", "'; drop table shipment; --", "<script>alert(1)</script>", "a\tb\r\nc", "\u202E12345!", "☃",
        ];

        var items = await (await quiet.App.PostAsync(Api.LookUp, new { trackNumbers = wrong }, language: language)).ItemsAsync();

        Assert.Equal(wrong.Length, items.Count);
        foreach (var problem in items.Select(i => i.GetProperty("problem")))
        {
            Assert.Equal("/problems/malformed-track-number", problem.Text("type"));
            Assert.Equal(400, problem.GetProperty("status").GetInt32());
            Assert.Matches(words, problem.Text("detail"));
            Assert.InRange(problem.Text("detail")!.Length, 10, 300);
        }
    }
}
