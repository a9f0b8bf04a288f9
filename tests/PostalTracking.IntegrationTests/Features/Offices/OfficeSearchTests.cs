using System.Net;
using System.Text.RegularExpressions;
using PostalTracking.IntegrationTests.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Offices;

public sealed partial class OfficeSearchTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    [Theory]
    [InlineData("390000", "390000")]
    [InlineData("39 00 00", "390000")]
    [InlineData("рязань", "390000")] // named just so, before all whose name only begins so
    [InlineData("Поляны Рязанская", "390525")]
    [InlineData("рязан полян", "390525")]
    [InlineData("кирицы спасский", "391093")] // by its place
    public async Task The_first_found_is_the_one_meant(string typed, string index) =>
        Assert.Equal(index, (await FindAsync(typed))[0]);

    [Fact]
    public async Task A_beginning_of_an_index_finds_those_that_begin_so() =>
        Assert.All(await FindAsync("39000"), index => Assert.StartsWith("39000", index, StringComparison.Ordinal));

    [Fact]
    public async Task Е_and_ё_are_one_letter_and_case_says_nothing()
    {
        var found = await FindAsync("орел");

        Assert.NotEmpty(found);
        Assert.Equal(found, await FindAsync("Орёл"));
        Assert.Equal(found, await FindAsync(" ОРЁЛ "));
    }

    [Theory]
    [InlineData("' or 1=1 --")]
    [InlineData("%")]
    [InlineData("____")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("рязань\0")]
    [InlineData("12")]
    [InlineData("я")]
    public async Task Strange_words_are_only_words(string typed)
    {
        var answer = await quiet.App.GetAsync($"/offices?q={Uri.EscapeDataString(typed)}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain(
            "<script>alert", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("москва")]
    [InlineData("390")]
    public async Task Pages_go_on_where_the_last_ended(string typed)
    {
        var seen = new List<string>();
        var path = $"/offices?q={Uri.EscapeDataString(typed)}";
        for (var page = 0; page < 3; page++)
        {
            var text = await TextAsync(path);
            seen.AddRange(Indexes(text));
            path = WebUtility.HtmlDecode(Next.Match(text).Groups[1].Value);
        }

        Assert.Equal(60, seen.Count);
        Assert.Distinct(seen);
    }

    [Fact]
    public async Task An_office_tells_its_time_and_region_and_one_that_is_not_is_not_found()
    {
        var text = await TextAsync("/offices/683001");
        Assert.Contains("Москва плюс\u00A09\u00A0часов", text, StringComparison.Ordinal);
        Assert.Contains("/offices/regions/41", text, StringComparison.Ordinal);
        Assert.Contains("Рязань 5", await TextAsync("/offices/390000"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await quiet.App.GetAsync("/offices/999999")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await quiet.App.GetAsync("/offices/ryazan")).StatusCode);
    }

    [Fact]
    public async Task All_regions_stand_under_their_districts()
    {
        var text = await TextAsync("/offices/regions");

        Assert.Equal(86, Regions.Count(text));
        Assert.Contains("Центральный округ", text, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> FindAsync(string typed) =>
        Indexes(await TextAsync($"/offices?q={Uri.EscapeDataString(typed)}"));

    private static string[] Indexes(string text) => [.. Office.Matches(text).Select(match => match.Groups[1].Value)];

    private async Task<string> TextAsync(string path)
    {
        var answer = await quiet.App.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [GeneratedRegex(@"href=""/offices/(\d{6})""")]
    private static partial Regex Office { get; }

    [GeneratedRegex(@"href=""(/offices\?q=[^""]+)""")]
    private static partial Regex Next { get; }

    [GeneratedRegex(@"href=""/offices/regions/\d+""")]
    private static partial Regex Regions { get; }
}
