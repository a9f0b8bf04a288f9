using System.Net;
using System.Text.RegularExpressions;
using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Claims.Case;

public sealed partial class DeadlineFeedTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    [Fact]
    public async Task The_feed_has_the_turn_that_runs_in_utc_and_nothing_that_opens_or_names_anything()
    {
        using var visit = await ClaimVisit.OpenAsync(quiet.App, 1301, 4_500_00);
        var number = await quiet.App.FileAsync(visit.PolicyNumber, asked: 4_500_00);
        var link = await LinkAsync(visit, number);

        // A calendar has no cookie.
        using var calendar = new BuyerVisit(quiet.App);
        var (answer, text) = await calendar.GetAsync(link);

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var due = (await quiet.App.ReadAsync(number)).DueAt!.Value;
        Assert.Contains($"\r\nDTEND:{due.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}\r\n", text, StringComparison.Ordinal);
        Assert.Contains($"UID:claim-{number}-evidence@", text, StringComparison.Ordinal);
        Assert.Contains($"UID:policy-{visit.PolicyNumber}@", text, StringComparison.Ordinal);
        Assert.Contains("Ваш ход по обращению", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var secret in (string[])[visit.TrackNumber, visit.Keys.AccessCode, visit.Keys.Capability, "4500", "₽"])
        {
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }

        Assert.All(
            CalendarReader.Read(System.Text.Encoding.UTF8.GetBytes(text)),
            one => Assert.Equal(TimeSpan.FromHours(1), one.End - one.Start));
        Assert.True(answer.Headers.CacheControl is { NoStore: true, Private: true });
        Assert.NotNull(answer.Headers.ETag);
    }

    [Fact]
    public async Task A_refusal_brings_the_last_day_to_appeal()
    {
        using var visit = await ClaimVisit.OpenAsync(quiet.App, 1302);
        var number = await quiet.App.FileAsync(visit.PolicyNumber, by: FiledClaims.Consultant);
        await quiet.App.MoveAsync(number, new(ClaimStatus.Rejected, ClaimReason.NotCovered));

        var (_, text) = await visit.Buyer.GetAsync(await LinkAsync(visit, number));

        var until = (await quiet.App.ReadAsync(number)).DecidedAt!.Value.AddDays(30);
        Assert.Contains($"UID:claim-{number}-appeal@", text, StringComparison.Ordinal);
        Assert.Contains($"DTEND:{until.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}", text, StringComparison.Ordinal);
        Assert.DoesNotContain($"claim-{number}-decision", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_with_the_other_keys_opens_nothing_else_and_cannot_be_guessed()
    {
        using var visit = await ClaimVisit.OpenAsync(quiet.App, 1303);
        var link = await LinkAsync(visit, await quiet.App.FileAsync(visit.PolicyNumber));
        using var stranger = new BuyerVisit(quiet.App);
        var capability = link.Split('/')[^1].Split('.')[0];

        Assert.Equal("/p?refused=true", (await stranger.GetAsync($"/p/{capability}")).Answer.Headers.Location!.OriginalString);
        var guessed = capability[..^1] + (capability[^1] == 'A' ? 'Q' : 'A');
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/claims/calendar/{guessed}.ics")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/claims/calendar/{visit.Keys.Capability}.ics")).Answer.StatusCode);
        await quiet.App.RenewAsync(visit.PolicyNumber);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(link)).Answer.StatusCode);
    }

    private static async Task<string> LinkAsync(ClaimVisit visit, string number) =>
        Link.Match((await visit.Buyer.GetAsync($"/claims/{number}")).Text).Value;

    [GeneratedRegex("/claims/calendar/[A-Za-z0-9_-]+\\.ics")]
    private static partial Regex Link { get; }
}
