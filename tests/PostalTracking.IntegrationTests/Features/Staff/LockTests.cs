using System.Net;
using Microsoft.Extensions.Time.Testing;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.IntegrationTests.Features.Staff;

public sealed class LockTests(TestDatabases databases) : IAsyncLifetime
{
    private const string Lock = "/staff/locked";

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private TrackingApp? _app;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TrackingApp App => _app!;

    public async ValueTask InitializeAsync() => _app = await TrackingApp.StartAsync(await databases.CreateAsync(), clock: _clock);

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task A_screen_left_alone_for_fifteen_minutes_is_locked_by_the_server()
    {
        using var client = await App.SignInAsync("ivanova");
        _clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(client, "/staff/me")).StatusCode);
        _clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(client, "/staff/me")).StatusCode);

        _clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));

        using var page = await GetAsync(client, "/staff/me?x=1");
        Assert.Equal("/staff/locked?returnUrl=%2Fstaff%2Fme%3Fx%3D1", page.Headers.Location?.OriginalString);
        using var script = await GetAsync(client, "/staff/me", "application/json");
        Assert.Equal(HttpStatusCode.Locked, script.StatusCode);
        Assert.Empty(await script.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task What_a_page_asks_by_itself_keeps_no_screen_open()
    {
        using var client = await App.SignInAsync("ivanova");
        client.DefaultRequestHeaders.Add(SessionAuthentication.BackgroundHeader, "1");
        for (var minutes = 0; minutes < 15; minutes += 5)
        {
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(client, "/staff/me")).StatusCode);
            _clock.Advance(TimeSpan.FromMinutes(5.1));
        }

        Assert.Equal(HttpStatusCode.Found, (await GetAsync(client, "/staff/me")).StatusCode);
    }

    [Fact]
    public async Task It_locks_at_a_word_and_the_pin_leads_back_to_where_it_was()
    {
        using var client = await App.SignInAsync("ivanova");
        using var closed = await client.PostFormAsync("/staff", [], "/staff/locked?handler=Close&returnUrl=/staff/me");
        Assert.Equal("/staff/locked?ReturnUrl=%2Fstaff%2Fme", closed.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Found, (await GetAsync(client, "/staff/me")).StatusCode);

        using var wrong = await client.PostFormAsync(Lock, new() { ["Pin"] = "0000" }, Pin("/staff/me"));
        Assert.Contains("ПИН-код не подошёл", await wrong.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var right = await client.PostFormAsync(Lock, new() { ["Pin"] = DemoStaff.Pin }, Pin("/staff/me"));

        Assert.Equal("/staff/me", right.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(client, "/staff/me")).StatusCode);
    }

    [Fact]
    public async Task It_leads_back_to_no_other_house()
    {
        using var client = await App.SignInAsync("ivanova");
        await client.PostFormAsync("/staff", [], "/staff/locked?handler=Close");

        using var opened = await client.PostFormAsync(Lock, new() { ["Pin"] = DemoStaff.Pin }, Pin("//example.com/"));

        Assert.Equal("/staff", opened.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Five_wrong_pins_end_the_session_also_when_they_come_at_once()
    {
        using var client = await App.SignInAsync("ivanova");
        await client.PostFormAsync("/staff", [], "/staff/locked?handler=Close");
        var token = await client.FormTokenAsync(Lock);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            using var form = new FormUrlEncodedContent([new("Pin", $"000{i}"), new("__RequestVerificationToken", token)]);
            using var request = new HttpRequestMessage(HttpMethod.Post, Pin("/staff")) { Content = form };
            request.Headers.Add("Accept", "application/json");
            using var answer = await client.SendAsync(request, Cancel);
            return answer.StatusCode;
        }));

        Assert.Contains(HttpStatusCode.Unauthorized, answers);
        Assert.DoesNotContain(HttpStatusCode.NoContent, answers);
        using var page = await GetAsync(client, "/staff/me");
        Assert.Equal("/staff?returnUrl=%2Fstaff%2Fme", page.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Four_wrong_ones_and_the_right_one_begin_the_count_anew()
    {
        using var client = await App.SignInAsync("ivanova");
        for (var round = 0; round < 2; round++)
        {
            await client.PostFormAsync("/staff", [], "/staff/locked?handler=Close");
            for (var i = 0; i < StaffSessions.MostWrongPins - 1; i++)
            {
                await client.PostFormAsync(Lock, new() { ["Pin"] = "0000" }, Pin("/staff"));
            }

            using var right = await client.PostFormAsync(Lock, new() { ["Pin"] = DemoStaff.Pin }, Pin("/staff"));
            Assert.Equal(HttpStatusCode.Found, right.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(client, "/staff/me")).StatusCode);
    }

    [Fact]
    public async Task After_twelve_hours_the_session_is_over_whatever_was_done()
    {
        using var client = await App.SignInAsync("ivanova");
        for (var hour = 0; hour < 12 * 6; hour++)
        {
            _clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(client, "/staff/me")).StatusCode);
        }

        _clock.Advance(TimeSpan.FromMinutes(2));

        using var over = await GetAsync(client, "/staff/me");
        Assert.Equal("/staff?returnUrl=%2Fstaff%2Fme", over.Headers.Location?.OriginalString);
    }

    private static string Pin(string returnUrl) => $"/staff/locked?handler=Pin&returnUrl={Uri.EscapeDataString(returnUrl)}";

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, string path, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await client.SendAsync(request, Cancel);
    }
}
