using System.Net;
using System.Text.RegularExpressions;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;

namespace PostalTracking.IntegrationTests.Access;

/// <summary>What search engines may keep is a short list; a new page is kept by none until it stands here.</summary>
public sealed partial class IndexingTests(TestDatabases databases)
{
    private const string Never = "noindex, nofollow";

    private static readonly string[] Indexed =
        ["/", "/offices", "/offices/regions", "/offices/regions/{code:int}", "/offices/{postalCode:int}", "/receipts/verify"];

    [Fact]
    public async Task Every_door_but_a_few_says_that_it_is_not_to_be_kept()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        var kept = new List<string>();
        foreach (var door in await Door.OfAsync(app.Services))
        {
            var path = Parameter.Replace(door.Route, parameter => parameter.Value switch
            {
                "{code:int}" => "62",
                "{postalCode:int}" => "390000",
                _ => "ZA000000005HK",
            });
            using var request = new HttpRequestMessage(new(door.Method), path);
            using var answer = await app.Http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            if (answer.Header("X-Robots-Tag") is { } said)
            {
                Assert.Equal(Never, said);
            }
            else
            {
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                kept.Add(door.Route);
            }
        }

        Assert.Equal(Indexed, kept.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/?q=ZA000000005HK,ZA000000014HK", true)]
    [InlineData("/offices?q=390000", true)]
    [InlineData("/no-such-page", true)]
    [InlineData("/offices/999999", true)]
    [InlineData("/track/ZA000000005HK", true)]
    [InlineData("/watch", true)]
    [InlineData("/watch/shared/nothing", true)]
    [InlineData("/", false)]
    [InlineData("/receipts/verify", false)]
    public async Task The_page_says_it_too(string path, bool isSaid)
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());

        using var answer = await app.GetAsync(path);
        var page = await answer.TextAsync();

        Assert.Equal(isSaid, answer.Header("X-Robots-Tag") == Never);
        Assert.Equal(isSaid ? 1 : 0, page.Split("<meta name=\"robots\"").Length - 1);
    }

    [Fact]
    public async Task Robots_are_told_what_not_to_ask_for_and_may_read_that_parcels_are_not_to_be_kept()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());

        using var answer = await app.GetAsync("/robots.txt");

        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        var said = await answer.TextAsync();
        Assert.StartsWith("User-agent: *\n", said, StringComparison.Ordinal);
        Assert.Contains("\nDisallow: /api/\n", said, StringComparison.Ordinal);
        Assert.DoesNotContain("/track", said, StringComparison.Ordinal);
        using var style = await app.GetAsync("/css/letter.css");
        Assert.Null(style.Header("X-Robots-Tag"));
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter { get; }
}
