using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Tracking.Watch;

namespace PostalTracking.IntegrationTests.Features.Tracking;

public sealed class WatchTests(TestDatabases databases)
{
    [Fact]
    public async Task Rows_come_in_the_order_asked_in_the_words_of_the_parcels_pages()
    {
        await using var app = await StartAsync();
        var known = Api.Number(1, "ZA", "HK");
        await KnowAsync(app, known);

        var answer = await app.PostAsync("/watch/rows", new { numbers = new[] { Api.Number(2), "no number", known } }, language: "en");

        var rows = (await answer.JsonAsync()).GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal([Api.Number(2), known], rows.Select(row => row.Text("number")));
        Assert.Equal(["unheard", "ready"], rows.Select(row => row.Text("standing")));
        Assert.Contains("390000", rows[1].Text("answer"), StringComparison.Ordinal);
        Assert.True(rows[1].GetProperty("urgency").GetInt32() < rows[0].GetProperty("urgency").GetInt32());
    }

    [Fact]
    public async Task Watched_parcels_go_before_anonymous_ones_but_no_more_of_them_than_an_address_may_move()
    {
        await using var app = await StartAsync(preferred: 2);
        var numbers = Enumerable.Range(1, 3).Select(i => Api.Number(i)).ToArray();
        await KnowAsync(app, numbers);
        await ExecuteAsync(app, "update poll_plan set tier = 3, next_due = now() + interval '1 day'");

        // A look also has the parcels asked about anew; rows that are being written at that moment wait for the next look.
        const string Left = "select count(*) from poll_plan where track_number = any($1) and tier <> $2";
        await Eventually.SeeAsync(
            async () =>
            {
                await app.PostAsync("/watch/rows", new { numbers = numbers[..2] });
                return await app.ValueAsync<long>(Left, numbers[..2], (short)2);
            },
            left => left == 0);

        await app.PostAsync("/watch/rows", new { numbers });
        Assert.Equal(0, await app.ValueAsync<long>(Left, numbers[2..], (short)3));
    }

    [Fact]
    public async Task A_parcel_that_is_being_written_costs_the_watcher_nothing()
    {
        await using var app = await StartAsync(preferred: 1);
        await KnowAsync(app, Api.Number(1));
        await ExecuteAsync(app, "update poll_plan set tier = 3, next_due = now() + interval '1 day'");
        await using (var connection = await app.Database.OpenConnectionAsync(TestContext.Current.CancellationToken))
        await using (var writing = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await using var hold = new NpgsqlCommand("select 1 from poll_plan for update", connection);
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            await app.PostAsync("/watch/rows", new { numbers = new[] { Api.Number(1) } });
        }

        await Eventually.SeeAsync(
            async () =>
            {
                await app.PostAsync("/watch/rows", new { numbers = new[] { Api.Number(1) } });
                return await app.ValueAsync<long>("select count(*) from poll_plan where tier <> 2");
            },
            left => left == 0);
    }

    [Theory]
    [InlineData("/watch/rows")]
    [InlineData("/watch/share")]
    public async Task More_than_a_hundred_none_and_no_list_are_refused(string path)
    {
        await using var app = await StartAsync();
        var tooMany = new { numbers = Enumerable.Repeat(Api.Number(1), 101) };
        foreach (var body in new object[] { new { }, new { numbers = Array.Empty<string>() }, tooMany })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await app.PostAsync(path, body)).StatusCode);
        }

        using var form = new FormUrlEncodedContent([new("numbers", Api.Number(1))]);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await app.PostAsync(path, form)).StatusCode);
    }

    [Fact]
    public async Task A_link_leads_to_the_numbers_and_keeps_neither_itself_nor_its_maker()
    {
        await using var app = await StartAsync();
        var made = await ShareAsync(app, Api.Number(1), Api.Number(2), Api.Number(1));
        var token = made.Text("token")!;

        var page = await app.GetAsync($"/watch/shared/{token}");
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(2, html.Split("data-number=\"RA").Length - 1);
        Assert.Contains("noindex", html, StringComparison.Ordinal);
        Assert.Equal("no-referrer", page.Header("Referrer-Policy"));
        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);

        Assert.Equal(32, System.Buffers.Text.Base64Url.DecodeFromChars(token).Length);
        var row = await app.ValueAsync<string>("select row_to_json(l)::text from shared_list l");
        Assert.DoesNotContain(token, row, StringComparison.Ordinal);
        Assert.DoesNotContain(token, await app.LogAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_only_the_link_cannot_take_it_back()
    {
        await using var app = await StartAsync();
        var made = await ShareAsync(app, Api.Number(1));
        var (token, revocation) = (made.Text("token"), made.Text("revocation"));

        await app.PostAsync("/watch/share/revoke", new { token, revocation = token });
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync($"/watch/shared/{token}")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await app.PostAsync("/watch/share/revoke", new { token, revocation })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync($"/watch/shared/{token}")).StatusCode);
        Assert.Equal(0, await app.ValueAsync<long>("select count(*) from shared_list"));
    }

    [Fact]
    public async Task A_link_runs_out_and_is_purged()
    {
        await using var app = await StartAsync();
        var made = await ShareAsync(app, Api.Number(1));
        var lasts = made.GetProperty("expiresAt").GetDateTimeOffset() - TimeProvider.System.GetUtcNow();
        Assert.InRange(lasts, TimeSpan.FromDays(29), TimeSpan.FromDays(30));

        await ExecuteAsync(app, "update shared_list set expires_at = now() - interval '1 second'");

        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync($"/watch/shared/{made.Text("token")}")).StatusCode);
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<SharedListPurge>().RunAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task One_address_makes_only_so_many_links_a_day()
    {
        await using var app = await StartAsync(shares: 2);
        await ShareAsync(app, Api.Number(1));
        await ShareAsync(app, Api.Number(1));

        var third = await app.PostAsync("/watch/share", new { numbers = new[] { Api.Number(1) } });

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.NotNull(third.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("true", "caches.open(OURS)")]
    [InlineData("false", "registration.unregister()")]
    public async Task One_switch_takes_the_worker_off_every_device(string enabled, string expected)
    {
        await using var app = await TrackingApp.StartAsync(
            await databases.CreateAsync(), new Dictionary<string, string> { ["Offline:Enabled"] = enabled });

        var answer = await app.GetAsync("/sw.js");

        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", answer.Header("Cache-Control"));
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<TrackingApp> StartAsync(int preferred = 200, int shares = 30) => await TrackingApp.StartAsync(
        await databases.CreateAsync(),
        new Dictionary<string, string>
        {
            ["Watch:PreferredPerDay"] = $"{preferred}",
            ["Watch:SharesPerDay"] = $"{shares}",
            ["Carriers:RussianPost:TrackingUrl"] = "http://127.0.0.1:9/",
        });

    private static async Task KnowAsync(TrackingApp app, params string[] numbers)
    {
        var occurredAt = TimeProvider.System.GetUtcNow().AddHours(-1);
        var verdicts = await app.SendEventsAsync([.. numbers.Select(trackNumber =>
            (object)new { trackNumber, carrier = "russian-post", code = "8/2", occurredAt, postalCode = "390000", country = "RU" })]);
        Assert.Equal(numbers.Length, verdicts.Count);
    }

    private static async Task<JsonElement> ShareAsync(TrackingApp app, params string[] numbers)
    {
        var answer = await app.PostAsync("/watch/share", new { numbers });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }

    private static async Task ExecuteAsync(TrackingApp app, string sql)
    {
        await using var command = app.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
