using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using PostalTracking.IntegrationTests.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Staff;

public sealed partial class SessionTests(QuietApp house) : IClassFixture<QuietApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_cookie_is_the_page_s_alone_and_new_at_every_sign_in()
    {
        var app = house.App;
        using var client = app.Client(keepsCookies: true);
        await client.PostFormAsync("/staff", Password("orlov"));
        using var first = await client.PostFormAsync("/staff/code", new() { ["Code"] = await app.CodeAsync("orlov") });
        await client.PostFormAsync("/staff/me", Password("orlov"), "/staff");
        using var second = await client.PostFormAsync("/staff/code", new() { ["Code"] = await app.CodeAsync("orlov") });

        var (one, other) = (Cookie(first), Cookie(second));
        Assert.Contains("; path=/; samesite=strict; httponly", one, StringComparison.Ordinal);
        Assert.NotEqual(one, other);

        // The token of before opens nothing any more.
        using var old = new HttpRequestMessage(HttpMethod.Get, "/staff/me") { Headers = { { "Cookie", one.Split(';')[0] } } };
        using var refused = await app.Http.SendAsync(old, Cancel);
        Assert.Equal("/staff?returnUrl=%2Fstaff%2Fme", refused.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server()
    {
        using var client = await house.App.SignInAsync("smirnov");
        var before = await CountAsync("smirnov");

        await client.PostFormAsync("/staff/me", [], "/staff?handler=SignOut");

        Assert.Equal(before - 1, await CountAsync("smirnov"));
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(client));
    }

    [Fact]
    public async Task A_person_sees_the_own_sessions_and_ends_the_others()
    {
        using var here = await house.App.SignInAsync("volkova");
        using var there = await house.App.SignInAsync("volkova");
        using var elsewhere = await house.App.SignInAsync("volkova");
        var page = await here.GetStringAsync(new Uri("/staff/me", UriKind.Relative), Cancel);
        Assert.Contains("127.0.0.0/24", page, StringComparison.Ordinal);
        var ends = SessionId.Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(2, ends.Count);

        await here.PostFormAsync("/staff/me", new() { ["session"] = ends[0] }, "/staff/me?handler=End");
        Assert.NotEqual(await StatusAsync(there), await StatusAsync(elsewhere));

        await here.PostFormAsync("/staff/me", [], "/staff/me?handler=EndOthers");
        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Found, HttpStatusCode.OK],
            [await StatusAsync(there), await StatusAsync(elsewhere), await StatusAsync(here)]);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another()
    {
        using var hers = await house.App.SignInAsync("sidorova");
        using var his = await house.App.SignInAsync("orlov");
        using var more = await house.App.SignInAsync("sidorova");
        var page = await hers.GetStringAsync(new Uri("/staff/me", UriKind.Relative), Cancel);

        await his.PostFormAsync("/staff/me", new() { ["session"] = SessionId.Match(page).Groups[1].Value }, "/staff/me?handler=End");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(more));
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once_on_every_instance()
    {
        await using var other = await TrackingApp.StartAsync(house.App.ConnectionString);
        using var client = await house.App.SignInAsync("kuznetsova");
        using var there = await other.SignInAsync("kuznetsova");

        await ExecuteAsync("update staff_member set disabled_at = now() where user_name = 'kuznetsova'");

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Found], [await StatusAsync(client), await StatusAsync(there)]);
        using var again = house.App.Client(keepsCookies: true);
        using var answer = await again.PostFormAsync("/staff", Password("kuznetsova"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_role_taken_away_closes_its_doors_at_once()
    {
        using var client = await house.App.SignInAsync("petrov");
        Assert.Contains(
            "href=\"/counter\"", await client.GetStringAsync(new Uri("/staff", UriKind.Relative), Cancel), StringComparison.Ordinal);

        await ExecuteAsync("update staff_member set role = 3 where user_name = 'petrov'");

        Assert.DoesNotContain(
            "href=\"/counter\"", await client.GetStringAsync(new Uri("/staff", UriKind.Relative), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_opens_nothing_of_the_api()
    {
        using var client = await house.App.SignInAsync("ivanova");

        using var answer = await client.PostAsync(
            new Uri("/api/v1/events", UriKind.Relative), JsonContent.Create(new { events = Array.Empty<int>() }), Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        using var client = await house.App.SignInAsync("ivanova");

        using var answer = await client.PostAsync(
            new Uri("/staff/me?handler=EndOthers", UriKind.Relative), new FormUrlEncodedContent([]), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static Dictionary<string, string> Password(string userName) =>
        new() { ["UserName"] = userName, ["Password"] = PostalTracking.Web.Features.Staff.DemoStaff.Password };

    private static string Cookie(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(cookie =>
            cookie.StartsWith("pt-staff=", StringComparison.Ordinal) && !cookie.StartsWith("pt-staff=;", StringComparison.Ordinal));

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/staff/me", UriKind.Relative), Cancel);
        return answer.StatusCode;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = house.App.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private async Task<long> CountAsync(string userName)
    {
        await using var command = house.App.Database.CreateCommand(
            "select count(*) from staff_session s join staff_member m on m.id = s.staff_id where m.user_name = $1");
        command.Parameters.AddWithValue(userName);
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }

    [GeneratedRegex("name=\"session\" value=\"([^\"]+)\"")]
    private static partial Regex SessionId { get; }
}
