using System.Net;
using System.Text.RegularExpressions;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.IntegrationTests.Features.Staff;

public sealed partial class AccountsTests(TestDatabases databases)
{
    private const string NewPassword = "seven quiet parcels by the river";

    [Fact]
    public async Task A_new_account_is_entered_by_its_link_once_and_then_by_its_password()
    {
        await using var app = await StartAsync();
        using var admin = await app.SignInAsync("admin");

        var link = await CreateAsync(admin, "novikova", "Clerk", "390000");
        var visitor = app.Client(keepsCookies: true);
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostFormAsync(link, new() { ["Password"] = "short" })).StatusCode);
        var set = await visitor.PostFormAsync(link, new() { ["Password"] = NewPassword });
        Assert.Equal("/staff", set.Headers.Location?.OriginalString);

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(visitor, link)).StatusCode);
        var entered = await visitor.PostFormAsync("/staff", new() { ["UserName"] = "novikova", ["Password"] = NewPassword });
        Assert.Equal("/staff/second-factor", entered.Headers.Location?.OriginalString);
        Assert.Equal(
            ["account.created", "account.invitation-used"],
            await app.ValueAsync<string[]>(
                """
                select array_agg(action order by e.id) from audit_entry e join staff_member m on m.id::text = e.subject
                where m.user_name = 'novikova' and action like 'account.%'
                """));
    }

    [Fact]
    public async Task A_link_ends_after_two_days_and_with_the_next_one()
    {
        await using var app = await StartAsync();
        using var admin = await app.SignInAsync("admin");
        var first = await CreateAsync(admin, "novikova", "Consultant", "");
        var id = await app.ValueAsync<Guid>("select id from staff_member where user_name = 'novikova'");

        var second = await LinkAsync(await admin.PostFormAsync($"/staff/accounts/{id}", [], $"/staff/accounts/{id}?handler=Invite"));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(app.Http, first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(app.Http, second)).StatusCode);

        await ExecuteAsync(app, "update staff_invitation set expires_at = now() where ended_at is null");
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(app.Http, second)).StatusCode);
    }

    [Theory]
    [InlineData("x", "Clerk", "390000", "Имя для входа: от 2")]
    [InlineData("Иванова", "Clerk", "390000", "Имя для входа: от 2")]
    [InlineData("ivanova", "Clerk", "390000", "уже есть")]
    [InlineData("good", "Clerk", "999999", "Отделения с таким индексом нет")]
    [InlineData("good", "Supervisor", "", "Отделения с таким индексом нет")]
    public async Task What_cannot_be_is_said_in_a_sentence(string userName, string role, string office, string said)
    {
        await using var app = await StartAsync();
        using var admin = await app.SignInAsync("admin");

        using var answer = await admin.PostFormAsync("/staff/accounts", Fields(userName, role, office));

        Assert.Contains(said, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, await app.ValueAsync<long>("select count(*) from staff_invitation"));
    }

    [Fact]
    public async Task Whoever_is_disabled_is_out_at_once_and_comes_back_when_enabled()
    {
        await using var app = await StartAsync();
        using var admin = await app.SignInAsync("admin");
        using var auditor = await app.SignInAsync("orlov");
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(auditor, "/staff/audit")).StatusCode);

        await ActAsync(admin, "orlov", "Disable");
        Assert.Equal(HttpStatusCode.Redirect, (await GetAsync(auditor, "/staff/audit")).StatusCode);
        var refused = await app.Client(keepsCookies: true)
            .PostFormAsync("/staff", new() { ["UserName"] = "orlov", ["Password"] = DemoStaff.Password });
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);

        await ActAsync(admin, "orlov", "Enable");
        using var again = await app.SignInAsync("orlov");
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(again, "/staff/audit")).StatusCode);
    }

    [Fact]
    public async Task A_change_of_role_holds_at_once_and_is_written_down_before_and_after()
    {
        await using var app = await StartAsync();
        using var admin = await app.SignInAsync("admin");
        using var auditor = await app.SignInAsync("orlov");

        await ActAsync(admin, "orlov", "", new() { ["Form.Name"] = "Орлов И. К.", ["Form.Role"] = "Clerk", ["Form.Office"] = "101000" });

        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(auditor, "/staff/audit")).StatusCode);
        Assert.Equal(
            "Operator null Clerk 101000 О*** И. К.",
            await app.ValueAsync<string>(
                """
                select concat_ws(' ', details #>> '{before,role}', coalesce(details #>> '{before,office}', 'null'), details #>> '{after,role}',
                    details #>> '{after,office}', details #>> '{after,name}')
                from audit_entry where action = 'account.changed'
                """));
    }

    [Fact]
    public async Task A_reset_of_the_second_factor_signs_nobody_in()
    {
        await using var app = await StartAsync();
        using var admin = await app.SignInAsync("admin");
        using var auditor = await app.SignInAsync("orlov");

        await ActAsync(admin, "orlov", "ResetSecondFactor");

        Assert.Equal("/staff", (await GetAsync(auditor, "/staff/audit")).Headers.Location?.OriginalString.Split('?')[0]);
        var newcomer = app.Client(keepsCookies: true);
        var entered = await newcomer.PostFormAsync("/staff", new() { ["UserName"] = "orlov", ["Password"] = DemoStaff.Password });
        Assert.Equal("/staff/second-factor", entered.Headers.Location?.OriginalString);
        Assert.Equal("/staff/second-factor", (await GetAsync(newcomer, "/staff/audit")).Headers.Location?.OriginalString.Split('?')[0]);
    }

    [Fact]
    public async Task Nobody_changes_himself_and_an_administrator_is_left()
    {
        await using var app = await StartAsync();
        using var admin = await app.SignInAsync("admin");

        foreach (var handler in new[] { "Disable", "EndSessions", "ResetSecondFactor", "" })
        {
            await RefusedAsync(admin, "admin", handler, "Свою учётную запись так изменить нельзя");
        }

        // Made in the database, as if the other administrator had gone meanwhile.
        await ExecuteAsync(app, "update staff_member set role = 6 where user_name = 'volkova'");
        using var second = await app.SignInAsync("volkova");
        await ActAsync(second, "admin", "Disable");
        await ExecuteAsync(app, "update staff_member set role = 6 where user_name = 'smirnov'");
        using var third = await app.SignInAsync("smirnov");
        await ExecuteAsync(app, "update staff_member set password_hash = null where user_name = 'smirnov'");
        await RefusedAsync(third, "volkova", "Disable", "Это последний администратор");
        await RefusedAsync(third, "volkova", "", "Это последний администратор");
    }

    [Fact]
    public async Task Whoever_proved_himself_long_ago_does_it_again_before_giving_access()
    {
        await using var app = await StartAsync();
        using var admin = await app.SignInAsync("admin");
        await ExecuteAsync(app, "update staff_session set confirmed_at = now() - interval '6 minutes'");
        var orlov = DemoStaff.All.Single(account => account.UserName == "orlov").Id;

        foreach (var door in new[] { "/staff/accounts", $"/staff/accounts/{orlov}", $"/staff/accounts/{orlov}?handler=Invite", $"/staff/accounts/{orlov}?handler=Disable" })
        {
            using var answer = await admin.PostFormAsync("/staff", Fields("novikova", "Clerk", "390000"), door);
            Assert.StartsWith(
                "/staff/confirm?returnUrl=%2Fstaff%2Faccounts", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        }

        Assert.Equal(0, await app.ValueAsync<long>("select count(*) from audit_entry where action like 'account.%'"));
    }

    private async Task<TrackingApp> StartAsync() => await TrackingApp.StartAsync(await databases.CreateAsync());

    private static Dictionary<string, string> Fields(string userName, string role, string office) => new()
    {
        ["Form.Name"] = "Новикова А. Б.",
        ["Form.UserName"] = userName,
        ["Form.Role"] = role,
        ["Form.Office"] = office,
    };

    private static async Task<string> CreateAsync(HttpClient admin, string userName, string role, string office) =>
        await LinkAsync(await admin.PostFormAsync("/staff/accounts", Fields(userName, role, office)));

    private static async Task<string> LinkAsync(HttpResponseMessage answer)
    {
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var link = Invitation.Match(page);
        Assert.True(link.Success, page);
        return link.Value;
    }

    private static async Task ActAsync(HttpClient admin, string userName, string handler, Dictionary<string, string>? fields = null)
    {
        var id = DemoStaff.All.Single(account => account.UserName == userName).Id;
        using var answer = await admin.PostFormAsync(
            "/staff", fields ?? [], $"/staff/accounts/{id}{(handler.Length > 0 ? $"?handler={handler}" : "")}");
        Assert.StartsWith($"/staff/accounts/{id}?done=", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        using var said = await GetAsync(admin, answer.Headers.Location!.OriginalString);
        Assert.Contains(
            "note tone-good", await said.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(HttpClient admin, string userName, string handler, string said)
    {
        var id = DemoStaff.All.Single(account => account.UserName == userName).Id;
        using var answer = await admin.PostFormAsync(
            "/staff", new() { ["Form.Name"] = "Кто-то", ["Form.Role"] = "Consultant" }, $"/staff/accounts/{id}?handler={handler}");
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string path) =>
        client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private static async Task ExecuteAsync(TrackingApp app, string sql)
    {
        await using var command = app.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("/staff/invitation/[A-Za-z0-9_-]{43}")]
    private static partial Regex Invitation { get; }
}
