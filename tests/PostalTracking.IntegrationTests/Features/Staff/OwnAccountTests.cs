using System.Net;
using Microsoft.Extensions.Time.Testing;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.IntegrationTests.Features.Staff;

public sealed class OwnAccountTests(TestDatabases databases) : IAsyncLifetime
{
    private const string Me = "/staff/me";
    private const string Good = "вечером чай с вареньем";

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private TrackingApp? _app;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TrackingApp App => _app!;

    public async ValueTask InitializeAsync() => _app = await TrackingApp.StartAsync(await databases.CreateAsync(), clock: _clock);

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_the_old_one_opens_nothing()
    {
        using var here = await App.SignInAsync("ivanova");
        using var there = await App.SignInAsync("ivanova");

        using var changed = await here.PostFormAsync(Me, new() { ["Password"] = Good }, "/staff/me?handler=Password");

        Assert.Contains("Пароль сменён", await changed.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(here)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await GetAsync(there)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(DemoStaff.Password));
        Assert.Equal(HttpStatusCode.Found, await SignInAsync(Good));
        Assert.Equal(["credentials.password-changed"], await AuditAsync("credentials.%"));
    }

    [Fact]
    public async Task Five_minutes_after_signing_in_it_is_asked_again_who_is_there()
    {
        using var client = await App.SignInAsync("ivanova");
        _clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));

        using var refused = await client.PostFormAsync(Me, new() { ["Password"] = Good }, "/staff/me?handler=Password");
        Assert.Equal("/staff/confirm?returnUrl=/staff/me", refused.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(Good));

        using var wrong = await client.PostFormAsync("/staff/confirm", new() { ["Password"] = Good });
        Assert.Contains("Пароль не подошёл", await wrong.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var right = await client.PostFormAsync(
            "/staff/confirm?returnUrl=/staff/second-factor", new()
            {
                ["Password"] = DemoStaff.Password,
                ["ReturnUrl"] = "/staff/second-factor"
            });
        Assert.Equal("/staff/second-factor", right.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(client, "/staff/second-factor")).StatusCode);

        _clock.Advance(TimeSpan.FromMinutes(6));
        using var later = await GetAsync(client, "/staff/second-factor");
        Assert.Equal("/staff/confirm?returnUrl=/staff/second-factor", later.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("12", "Нужно от 4 до 8 цифр")]
    [InlineData("12ab", "Нужно от 4 до 8 цифр")]
    [InlineData("1234", "угадывают первым")]
    public async Task A_pin_that_is_none_is_refused_with_the_reason(string pin, string reason)
    {
        using var client = await App.SignInAsync("ivanova");

        using var answer = await client.PostFormAsync(Me, new() { ["Pin"] = pin }, "/staff/me?handler=Pin");

        Assert.Contains(reason, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_pin_opens_the_screen_and_the_old_one_does_not()
    {
        using var client = await App.SignInAsync("ivanova");
        await client.PostFormAsync(Me, new() { ["Pin"] = "270491" }, "/staff/me?handler=Pin");
        await client.PostFormAsync(Me, [], "/staff/locked?handler=Close");

        using var old = await client.PostFormAsync("/staff/locked", new() { ["Pin"] = DemoStaff.Pin }, "/staff/locked?handler=Pin");
        using var fresh = await client.PostFormAsync("/staff/locked", new() { ["Pin"] = "270491" }, "/staff/locked?handler=Pin");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Found], [old.StatusCode, fresh.StatusCode]);
        Assert.Equal(
            ["session.signed-in", "session.locked", "session.unlock-refused", "session.unlocked"], await AuditAsync("session.%"));
    }

    [Fact]
    public async Task Who_stands_at_no_counter_has_no_pin()
    {
        using var client = await App.SignInAsync("smirnov");

        using var answer = await client.PostFormAsync(Me, new() { ["Pin"] = "270491" }, "/staff/me?handler=Pin");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        await using var command = App.Database.CreateCommand("select pin_hash is null from staff_member where user_name = 'smirnov'");
        Assert.Equal(true, await command.ExecuteScalarAsync(Cancel));
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string path = Me) =>
        client.GetAsync(new Uri(path, UriKind.Relative), Cancel);

    private async Task<HttpStatusCode> SignInAsync(string password)
    {
        using var client = App.Client(keepsCookies: true);
        using var answer = await client.PostFormAsync("/staff", new() { ["UserName"] = "ivanova", ["Password"] = password });
        return answer.StatusCode;
    }

    private async Task<List<string>> AuditAsync(string actions)
    {
        await using var command = App.Database.CreateCommand("select action from audit_entry where action like $1 order by id");
        command.Parameters.AddWithValue(actions);
        await using var rows = await command.ExecuteReaderAsync(Cancel);
        var found = new List<string>();
        while (await rows.ReadAsync(Cancel))
        {
            found.Add(rows.GetString(0));
        }

        return found;
    }
}
