using System.Globalization;
using System.Net;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Partners;

namespace PostalTracking.IntegrationTests.Features.Partners;

public sealed class QualityTests(TestDatabases databases)
{
    [Fact]
    public async Task What_was_sent_is_counted_by_partner_and_verdict_however_it_came()
    {
        await using var app = await StartAsync();
        await app.SendEventsAsync(Event(1, hoursAgo: 0.01), Event(1, hoursAgo: 0.01), Event(2, hoursAgo: 30), Event(3, hoursAgo: 0.9, code: "99/77"), new { trackNumber = "x" });
        var line = $$"""{"trackNumber":"{{Api.Number(4)}}","occurredAt":"{{Ago(200)}}","code":"1/1","carrier":"russian-post"}""";
        using var content = new StringContent($"{line}\n{line}\n", System.Text.Encoding.UTF8, "application/x-ndjson");
        using var streamed = await app.PostAsync(Api.Events, content, DemoKeys.Partner);
        await streamed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        await app.RunAsync<EventQualityRound>();

        Assert.Equal(
            $"{await app.DemoPartnerAsync()} stored 4 duplicate 2 rejected 1 unmapped 1 late {{1,0,0,1,0,0,0,0,0,1,0,1}}",
            await app.ValueAsync<string>(
                "select format('%s stored %s duplicate %s rejected %s unmapped %s late %s', tenant_id, stored, duplicate, rejected, unmapped, late) from partner_event_day"));
        Assert.Equal("1 99/77 1", await app.ValueAsync<string>("select concat_ws(' ', carrier, code, events) from partner_unmapped_code"));
    }

    [Fact]
    public async Task Counts_add_up_and_one_that_could_not_be_written_is_not_lost()
    {
        await using var app = await StartAsync();
        await app.SendEventsAsync(Event(1, hoursAgo: 0.01, code: "99/77"));
        await app.RunAsync<EventQualityRound>();
        await app.SendEventsAsync(Event(2, hoursAgo: 0.01, code: "99/77"));
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.RunAsync<EventQualityRound>(stopped.Token));
        await app.SendEventsAsync(Event(3, hoursAgo: 0.01, code: "99/77"));
        await app.RunAsync<EventQualityRound>();

        Assert.Equal("3 {3,0,0,0,0,0,0,0,0,0,0,0} 3", await app.ValueAsync<string>(
            "select concat_ws(' ', d.stored, d.late::text, c.events) from partner_event_day d join partner_unmapped_code c using (tenant_id)"));
        Assert.Equal(0, await app.RunAsync<EventQualityRound>());
    }

    [Fact]
    public async Task The_card_says_what_is_missing_late_unknown_and_repeated()
    {
        await using var app = await StartAsync();
        await app.RegisterAsync([.. Enumerable.Range(1, 4).Select(serial => new { trackNumber = Api.Number(serial), service = "parcel" })]);
        await app.SetAsync("update shipment_view set registered_at = registered_at - interval '6 days'");
        await app.RegisterAsync(new { trackNumber = Api.Number(9), service = "parcel" });

        // Handed over without an acceptance; accepted and handed over; the third and fourth of the old ones are silent.
        await app.SendEventsAsync(Event(1, 20, "2/1"), Event(2, 30, "1/1"), Event(2, 20, "2/1"), Event(2, 20, "2/1"), Event(3, 1, "99/77"));
        await app.RunAsync<EventQualityRound>();
        using var member = await app.SignInAsync(PartnerVisit.Member);

        var page = Flat(await member.PageAsync("/partner/quality"));

        Assert.Contains("Данные подводят получателей", page, StringComparison.Ordinal);
        Assert.Contains("Вручено без приёма 50 % 1 из 2", page, StringComparison.Ordinal);
        Assert.Contains("5 дней тишины 50 % 2 из 4", page, StringComparison.Ordinal);
        Assert.Contains("Повторы 20 % 1 из 5", page, StringComparison.Ordinal);
        Assert.Contains("Незнакомые коды 20 % 1 из 5", page, StringComparison.Ordinal);
        Assert.Contains("События позже шести часов 75 % 3 из 4", page, StringComparison.Ordinal);
        Assert.Contains("99/77 Почта России 1", page, StringComparison.Ordinal);
        var silent = await member.PageAsync(
            System.Text.RegularExpressions.Regex.Match(
                WebUtility.HtmlDecode(await member.PageAsync("/partner/quality")), "href=\"(/partner/shipments\\?status=pending[^\"]+)\"").Groups[1].Value);
        Assert.Contains(Api.Number(4), silent, StringComparison.Ordinal);
        Assert.DoesNotContain(Api.Number(9), silent, StringComparison.Ordinal);
        Assert.DoesNotContain(Api.Number(2), silent, StringComparison.Ordinal);

        var bytes = await member.GetByteArrayAsync(new Uri("/partner/quality.csv?days=7", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(System.Text.Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var csv = System.Text.Encoding.UTF8.GetString(bytes[3..]);
        Assert.StartsWith("\"День, UTC\",\"Принято\",", csv, StringComparison.Ordinal);
        Assert.Contains("\"4\",\"1\",\"0\",\"1\"", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_sent_is_said_and_not_judged()
    {
        await using var app = await StartAsync();
        using var member = await app.SignInAsync(PartnerVisit.Member);

        var page = Flat(await member.PageAsync("/partner/quality?days=12345"));

        Assert.Contains("Пока нечего оценить", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_says_what_happened_today_and_what_needs_somebody()
    {
        await using var app = await StartAsync();
        await app.RegisterAsync(new { trackNumber = Api.Number(1) }, new { trackNumber = Api.Number(2) });
        await app.SendEventsAsync(Event(1, hoursAgo: 0.01));
        await app.IssueAsync(await app.DemoPartnerAsync(), "Кончается");
        await app.SetAsync("update api_key set expires_at = now() + interval '3 days' where name = 'Кончается'");
        await app.RunAsync<KeyUsageRound>();
        await app.RunAsync<EventQualityRound>();
        using var owner = await app.SignInAsync(PartnerVisit.Owner);

        var page = Flat(await owner.PageAsync("/partner"));

        Assert.Contains("Сегодня объявлено 2 отправления", page, StringComparison.Ordinal);
        Assert.Contains("Запросы к API сегодня 2 из них 0 без результата", page, StringComparison.Ordinal);
        Assert.Contains("Принято событий сегодня 1 ещё 0 повторов и 0 отклонено", page, StringComparison.Ordinal);
        Assert.Contains("действует ключ Кончается", page, StringComparison.Ordinal);
        Assert.Contains("У кабинета один владелец", page, StringComparison.Ordinal);
    }

    private async Task<TrackingApp> StartAsync() => await TrackingApp.StartAsync(await databases.CreateAsync());

    private static object Event(int serial, double hoursAgo, string code = "1/1") =>
        new { trackNumber = Api.Number(serial), occurredAt = Ago(hoursAgo), code, carrier = "russian-post" };

    private static string Ago(double hours) =>
        TimeProvider.System.GetUtcNow().AddHours(-hours).ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // Words of a page with single spaces between them.
    private static string Flat(string page) => System.Text.RegularExpressions.Regex.Replace(
        WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(page, "<[^>]+>", " ")), @"\s+", " ");
}
