using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Data.Seed;

namespace PostalTracking.IntegrationTests.Features.Claims.Calendar;

public sealed class CalendarPageTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private const string Page = "/desk/calendar";

    private readonly TrackingApp _app = quiet.App;

    [Fact]
    public async Task A_senior_makes_a_day_off_a_working_day_and_deadlines_follow()
    {
        using var senior = await _app.SignInAsync("volkova");
        var (_, policy, _) = await _app.InsureAsync(2_900_00);
        var claim = await _app.FileAsync(policy);
        await _app.ValueAsync<int>(
            """
            update claim set due_at = '2027-01-11T12:00:00Z',
                clocks = jsonb_set(clocks, '{us,runningSince}', '"2026-12-30T12:00:00+00:00"')
            where claim_number = $1 returning 1
            """,
            claim);

        var saved = await senior.PostFormAsync(
            $"{Page}?day=2027-01-08", Change("2027-01-08", isWorking: true, "Перенос с 8 января на 22 февраля"));

        Assert.Equal($"{Page}?year=2027&day=2027-01-08&moved=1", saved.Headers.Location?.OriginalString);
        Assert.Equal(
            new DateTime(2027, 1, 8, 12, 0, 0, DateTimeKind.Utc),
            await _app.ValueAsync<DateTime>("select due_at from claim where claim_number = $1", claim));
        Assert.Equal(1L, await _app.ValueAsync<long>(
            """
            select count(*) from audit_entry
            where action = 'calendar.changed' and subject = '2027-01-08' and details = '{"before": false, "after": true}'
            """));

        var page = await ReadAsync(senior, saved.Headers.Location!.OriginalString);
        Assert.Contains("Передвинут 1 срок", page, StringComparison.Ordinal);
        Assert.Contains(", пятница: рабочий день</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"quiet\" lang=\"ru\">Перенос с 8 января на 22 февраля</p>", page, StringComparison.Ordinal);
        Assert.Contains("Волкова", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_edition_of_the_calendar_leaves_what_the_staff_changed()
    {
        using var senior = await _app.SignInAsync("volkova");
        await senior.PostFormAsync($"{Page}?day=2026-11-04", Change("2026-11-04", isWorking: true, "Так решили"));
        await _app.ValueAsync<int>("update calendar_day set note = 'испорчено' where day = '2026-06-12' returning 1");
        await _app.ValueAsync<int>("update reference_version set version = 'earlier' returning 1");

        await using (var scope = _app.Services.CreateAsyncScope())
        {
            await using var connection = await _app.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            var seed = scope.ServiceProvider.GetRequiredService<ReferenceSeed>();
            Assert.True(await seed.RunAsync(connection, TestContext.Current.CancellationToken));
        }

        Assert.Equal(
            "Так решили", await _app.ValueAsync<string>("select note from calendar_day where day = '2026-11-04' and is_working"));
        Assert.Equal(
            "День России", await _app.ValueAsync<string>("select note from calendar_day where day = '2026-06-12' and not is_working"));
    }

    [Fact]
    public async Task Without_a_reason_nothing_changes()
    {
        using var senior = await _app.SignInAsync("volkova");

        var answer = await senior.PostFormAsync($"{Page}?day=2026-06-15", Change("2026-06-15", isWorking: false, " "));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "Напишите, почему день меняется",
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)),
            StringComparison.Ordinal);
        Assert.Equal(0L, await _app.ValueAsync<long>("select count(*) from calendar_day where day = '2026-06-15'"));
    }

    [Theory]
    [InlineData("?year=0")]
    [InlineData("?year=999999999999")]
    [InlineData("?day=вчера")]
    [InlineData("?day=0001-01-01&year=x")]
    public async Task What_is_no_day_shows_a_year(string query)
    {
        using var senior = await _app.SignInAsync("volkova");

        Assert.Contains("Рабочий календарь 20", await ReadAsync(senior, Page + query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_that_nobody_filled_says_so()
    {
        using var senior = await _app.SignInAsync("volkova");

        Assert.Contains("На 2031 год в календаре ещё ничего нет", await ReadAsync(senior, $"{Page}?year=2031"), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Change(string day, bool isWorking, string reason) =>
        new() { ["day"] = day, ["IsWorking"] = isWorking ? "true" : "false", ["Reason"] = reason };

    private static async Task<string> ReadAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
