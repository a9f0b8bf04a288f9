using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.IntegrationTests.Features.Staff;

public sealed class AuditPageTests(TestDatabases databases)
{
    [Fact]
    public async Task The_page_shows_who_signed_in_and_that_somebody_is_reading()
    {
        await using var app = await StartAsync();
        using var operatorsDesk = await app.SignInAsync("orlov");

        await ReadAsync(operatorsDesk, "");
        var page = await ReadAsync(operatorsDesk, "");

        Assert.Contains("Орлов И. К.", page, StringComparison.Ordinal);
        Assert.Contains("Вошёл", page, StringComparison.Ordinal);
        Assert.Contains("Читал журнал действий", page, StringComparison.Ordinal);
        Assert.Contains("127.0.0.0/24", page, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_filtered_and_paged_by_what_was_asked()
    {
        await using var app = await StartAsync();
        using var desk = await app.SignInAsync("orlov");
        await FillAsync(app, 120);

        var first = await ReadAsync(desk, "?what=policy.read");
        Assert.Equal(AuditReading.PageSize, Rows(first));
        Assert.Contains("number-120<", first, StringComparison.Ordinal);
        Assert.DoesNotContain("number-70<", first, StringComparison.Ordinal);

        var next = WebUtility.HtmlDecode(
            first.Split("href=\"").Single(part => part.Contains("before=", StringComparison.Ordinal)).Split('"')[0]);
        Assert.Contains("number-70<", await ReadAsync(desk, next["/staff/audit".Length..]), StringComparison.Ordinal);

        Assert.Equal(1, Rows(await ReadAsync(desk, "?about=number-7")));
        Assert.Equal(1, Rows(await ReadAsync(desk, "?who=ivanova&what=policy.read")));
        Assert.Equal(0, Rows(await ReadAsync(desk, "?day=2001-01-01")));
        Assert.Contains("Таких записей нет", await ReadAsync(desk, "?about=79101234567"), StringComparison.Ordinal);
        Assert.Contains("Такого дня нет", await ReadAsync(desk, "?day=yesterday"), StringComparison.Ordinal);

        // What led to nothing may be anything: it is not kept.
        Assert.Equal(0, await app.ValueAsync<long>("select count(*) from audit_entry where details::text like '%7910%'"));
    }

    [Theory]
    [InlineData("update audit_entry set network = null where id = 3", "Запись 3 изменена")]
    [InlineData("delete from audit_entry where id = 3", "Записи 3 больше нет")]
    [InlineData(
        "insert into audit_entry (id, at, actor, action, transaction) overriding system value values (777, now() - interval '1 day', 'system', 'policy.read', '3')",
        "Запись 777 добавлена")]
    public async Task A_button_verifies_the_chain_and_names_the_row(string deed, string said)
    {
        await using var app = await StartAsync();
        using var desk = await app.SignInAsync("admin");
        await FillAsync(app, 5);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<AuditSealing>().RunAsync(TestContext.Current.CancellationToken);
        }

        Assert.Contains("Цепочка цела", await VerifyAsync(desk), StringComparison.Ordinal);

        await using (var command = app.Database.CreateCommand(deed))
        {
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var page = await VerifyAsync(desk);
        Assert.Contains("Цепочка нарушена", page, StringComparison.Ordinal);
        Assert.Contains(said, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_is_exported_with_its_seals_and_the_export_is_written_down()
    {
        await using var app = await StartAsync();
        using var desk = await app.SignInAsync("orlov");
        await FillAsync(app, 3);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<AuditSealing>().RunAsync(TestContext.Current.CancellationToken);
        }

        var day = AuditTime.DayOf(TimeProvider.System.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        using var answer = await desk.GetAsync(
            new Uri($"/staff/audit/{day}.ndjson", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"audit-{day}.ndjson", answer.Content.Headers.ContentDisposition?.FileName);
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Contains(lines, line => line.TryGetProperty("subject", out var subject) && subject.GetString() == "number-3");
        Assert.Equal(64, lines.Single(line => line.TryGetProperty("hash", out _)).GetProperty("hash").GetString()!.Length);
        Assert.Equal(
            1, await app.ValueAsync<long>("select count(*) from audit_entry where action = 'audit.exported' and subject = $1", day));
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync(new Uri("/staff/audit/soon.ndjson", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    private async Task<TrackingApp> StartAsync() => await TrackingApp.StartAsync(await databases.CreateAsync());

    private static async Task FillAsync(TrackingApp app, int count)
    {
        await using var command = app.Database.CreateCommand(
            """
            insert into audit_entry (at, actor, action, subject, network)
            select now(), case i when 9 then (select id::text from staff_member where user_name = 'ivanova') else 'system' end,
                'policy.read', 'number-' || i, '203.0.113.0/24'
            from generate_series(1, $1) i
            """);
        command.Parameters.Add(new() { Value = count });
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> VerifyAsync(HttpClient desk)
    {
        using var answer = await desk.PostFormAsync("/staff/audit", [], "/staff/audit?handler=Verify");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> ReadAsync(HttpClient desk, string query)
    {
        using var answer = await desk.GetAsync(new Uri($"/staff/audit{query}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static int Rows(string page) => page.Split("<time datetime").Length - 1;
}
