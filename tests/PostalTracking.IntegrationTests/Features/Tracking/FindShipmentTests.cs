using System.Net;
using PostalTracking.Domain.Tracking;
using PostalTracking.IntegrationTests.Hosting;

namespace PostalTracking.IntegrationTests.Features.Tracking;

public sealed class FindShipmentTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private const string PostsTestNumber = "RA644000001RU";

    [Fact]
    public async Task A_number_nobody_knows_is_pending_and_searched_for_and_nothing_else_changes()
    {
        const string number = "ZA000000005HK";

        var shipment = await quiet.App.ShipmentAsync(number);

        Assert.Equal("pending", shipment.Text("status"));
        Assert.Equal("srm", shipment.Text("service"));
        Assert.Equal("HK", shipment.Text("origin"));
        Assert.False(shipment.GetProperty("final").GetBoolean());
        Assert.Equal(0, shipment.GetProperty("sequence").GetInt32());
        Assert.Empty(shipment.GetProperty("events").EnumerateArray());
        await Eventually.SeeAsync(() => quiet.App.CountAsync("unknown_number", number), searches => searches == 3);
        Assert.Equal(0, await quiet.App.CountAsync("shipment", number));
        Assert.Equal(0, await quiet.App.CountAsync("shipment_view", number));
        Assert.Equal(0, await quiet.App.CountAsync("poll_plan", number));
    }

    [Fact]
    public async Task A_failed_check_digit_is_answered_with_numbers_that_pass()
    {
        var problem = await (await quiet.App.FindAsync(PostsTestNumber)).ProblemAsync(HttpStatusCode.UnprocessableEntity, "check-digit");

        var suggestions = problem.GetProperty("suggestions").EnumerateArray().Select(s => s.GetString()!).ToList();
        Assert.NotEmpty(suggestions);
        Assert.All(suggestions, suggestion => Assert.True(TrackNumber.Parse(suggestion).CheckDigitHolds, suggestion));
        foreach (var suggestion in suggestions)
        {
            Assert.Equal(suggestion, (await quiet.App.ShipmentAsync(suggestion)).Text("trackNumber"));
        }
    }

    [Fact]
    public async Task A_failed_check_digit_is_looked_up_when_the_asker_insists()
    {
        var shipment = await quiet.App.ShipmentAsync(PostsTestNumber, "?acceptAnyway=true");

        Assert.Equal(PostsTestNumber, shipment.Text("trackNumber"));
        Assert.Equal("pending", shipment.Text("status"));
    }

    [Theory]
    [InlineData("za 0000 0000 5 hk", "ZA000000005HK", "s10")]
    [InlineData("Za-0000\u20110000–5\u00A0hk", "ZA000000005HK", "s10")]
    [InlineData("141021 92 06935 3", "14102192069353", "ru14")]
    [InlineData("lp00724622449605", "LP00724622449605", "cainiao")]
    [InlineData("a 1234", "A1234", "other")]
    public async Task A_number_is_taken_as_people_type_it(string typed, string number, string format)
    {
        var shipment = await quiet.App.ShipmentAsync(typed);

        Assert.Equal(number, shipment.Text("trackNumber"));
        Assert.Equal(format, shipment.Text("format"));
    }

    [Theory]
    [InlineData("ABC")]
    [InlineData("no digit")]
    [InlineData("12345'--")]
    [InlineData("<b>12345</b>")]
    [InlineData("12345678901234567890123456789012345678901")]
    [InlineData("📦12345678")]
    public async Task What_is_no_number_is_refused(string text)
    {
        var problem = await (await quiet.App.FindAsync(text)).ProblemAsync(HttpStatusCode.BadRequest, "malformed-track-number");

        Assert.Empty(problem.GetProperty("suggestions").EnumerateArray());
        Assert.Contains(text[..3], problem.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ZА000000005HK", "ZA000000005HK", "А (U+0410)")] // a Cyrillic А
    [InlineData("ZA00000000５HK", "ZA000000005HK", "５ (U+FF15)")] // a wide 5
    [InlineData("ZA0000OO005НK", "ZA000000005HK", "O (U+004F), O (U+004F), Н (U+041D)")] // Latin O among digits, Cyrillic Н
    public async Task Letters_that_only_look_right_are_named_and_never_replaced_silently(string typed, string meant, string named)
    {
        var problem = await (await quiet.App.FindAsync(typed, language: "en")).ProblemAsync(HttpStatusCode.BadRequest, "malformed-track-number");

        Assert.Equal([meant], problem.GetProperty("suggestions").EnumerateArray().Select(s => s.GetString()));
        Assert.Contains(named, problem.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(0, await quiet.App.CountAsync("unknown_number", typed));
    }
}
