using System.Net;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.IntegrationTests.Features.Protection.Reports;

public sealed class JournalPageTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private readonly TrackingApp _app = quiet.App;

    [Fact]
    public async Task The_journal_says_that_it_is_whole_and_names_the_line_that_is_not()
    {
        var (shift, clerk) = await ShiftOfAsync("ivanova");
        using var _ = clerk;
        Assert.Contains("Цепочка цела: все записи (2)", await TextAsync(clerk, "/counter/journal"), StringComparison.Ordinal);

        await ExecuteAsync("update journal_entry set amount = 1 where shift_id = $1 and sequence = 2", shift.Id);

        var page = await TextAsync(clerk, $"/counter/journal?shift={shift.Id}");
        Assert.Contains("Запись № 2 изменена или пропала", page, StringComparison.Ordinal);
        Assert.Contains("<tr id=\"line-2\" class=\"altered\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_is_disputed_by_a_line_of_its_own()
    {
        var (shift, clerk) = await ShiftOfAsync("sidorova");
        using var _ = clerk;
        var form = $"/counter/journal?shift={shift.Id}&line=1";

        using var empty = await clerk.PostFormAsync(form, new() { ["Note"] = "" });
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        using var kept = await clerk.PostFormAsync(form, new() { ["Note"] = "В кассе было 4 000 ₽" });

        Assert.Equal($"/counter/journal?shift={shift.Id}", kept.Headers.Location?.OriginalString);
        Assert.Equal(
            "№ 1: В кассе было 4 000 ₽",
            await _app.ValueAsync<string>(
                "select note from journal_entry where shift_id = $1 and kind = $2", shift.Id, (short)JournalKind.Disputed));
        Assert.Contains("Цепочка цела: все записи (3)", await TextAsync(clerk, "/counter/journal"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clerk_sees_own_shifts_a_supervisor_those_of_the_office_and_others_are_not_there()
    {
        var (shift, clerk) = await ShiftOfAsync("petrov");
        using var _ = clerk;
        var paths = new[] { "journal", "shift" }.Select(page => $"/counter/{page}?shift={shift.Id}").ToList();
        foreach (var (user, seen) in new[]
                 {
                     ("petrov", HttpStatusCode.OK), ("kuznetsova", HttpStatusCode.OK), ("ivanova", HttpStatusCode.NotFound),
                     ("sidorova", HttpStatusCode.NotFound), ("smirnov", HttpStatusCode.Forbidden), ("admin", HttpStatusCode.Forbidden),
                 })
        {
            using var visitor = await _app.SignInAsync(user);
            foreach (var path in paths)
            {
                Assert.Equal((user, path, seen), (user, path, await StatusAsync(visitor, path)));
            }

            Assert.Equal(
                user is "kuznetsova" or "sidorova" ? HttpStatusCode.OK : HttpStatusCode.Forbidden, await StatusAsync(
                    visitor, "/counter/approvals"));
            Assert.NotEqual(HttpStatusCode.OK, await StatusAsync(visitor, $"/counter/shift/{shift.Id}/report.pdf"));
        }
    }

    private async Task<(Shift Shift, HttpClient Client)> ShiftOfAsync(string userName)
    {
        var staff = Staff.Of(userName);
        var shift = await _app.OpenShiftAsync(staff);
        await _app.SoldAsync(
            Counter.Order(await _app.ArrivedAsync(office: $"{staff.Office}")), new Seller(staff.Id, shift.Id, shift.Office));
        return (shift, await _app.SignInAsync(userName));
    }

    private async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = _app.Database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<string> TextAsync(HttpClient client, string path) =>
        WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
