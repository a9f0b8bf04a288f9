using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.IntegrationTests.Features.Staff;

public sealed partial class FirstAdministratorTests(TestDatabases databases)
{
    private const string Good = "вечером чай с вареньем";

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_log_names_a_page_that_makes_one_administrator_who_then_needs_a_second_factor()
    {
        await using var app = await StartAsync();
        var page = await PageAsync(app);
        using var client = app.Client(keepsCookies: true);

        using var weak = await client.PostFormAsync(page, Person("boss", "passwordpassword"));
        Assert.Contains("подбирают первым", await weak.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var made = await client.PostFormAsync(page, Person("boss", Good));
        Assert.Equal("/staff/second-factor", made.Headers.Location?.OriginalString);

        // Nothing else opens before there is one.
        using var me = await client.GetAsync(new Uri("/staff/me", UriKind.Relative), Cancel);
        Assert.Equal("/staff/second-factor?returnUrl=%2Fstaff%2Fme", me.Headers.Location?.OriginalString);
        var setUp = await client.GetStringAsync(new Uri("/staff/second-factor", UriKind.Relative), Cancel);
        var secret = Totp.FromBase32(Secret.Match(setUp).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal));
        var fields = new Dictionary<string, string>
        {
            ["Offer"] = WebUtility.HtmlDecode(Offer.Match(setUp).Groups[1].Value),
            ["Code"] = "000000",
        };
        using var wrong = await client.PostFormAsync("/staff/second-factor", fields);
        Assert.Contains("Код не подошёл", await wrong.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        fields["Code"] = Totp.Code(secret, Totp.StepAt(_clock.GetUtcNow())).Insert(3, " ");
        using var right = await client.PostFormAsync("/staff/second-factor", fields);
        Assert.Equal("/staff", right.Headers.Location?.OriginalString);

        Assert.Contains(
            "/staff/accounts", await client.GetStringAsync(new Uri("/staff", UriKind.Relative), Cancel), StringComparison.Ordinal);
        using var again = await app.Http.GetAsync(new Uri(page, UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);

        // The code that set it up is taken; the next one signs in.
        using var later = app.Client(keepsCookies: true);
        await later.PostFormAsync("/staff", new() { ["UserName"] = "boss", ["Password"] = Good });
        using var replayed = await later.PostFormAsync("/staff/code", new() { ["Code"] = fields["Code"] });
        Assert.Equal(HttpStatusCode.OK, replayed.StatusCode);
        _clock.Advance(TimeSpan.FromSeconds(30));
        using var fresh = await later.PostFormAsync("/staff/code", new() { ["Code"] = Totp.Code(secret, Totp.StepAt(_clock.GetUtcNow())) });
        Assert.Equal("/staff", fresh.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_secret_is_not_readable_in_the_database()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        await using var command = app.Database.CreateCommand("select value from staff_token");
        await using var rows = await command.ExecuteReaderAsync(Cancel);
        while (await rows.ReadAsync(Cancel))
        {
            var kept = Convert.FromBase64String(rows.GetString(0));
            Assert.All(DemoStaff.All, account => Assert.Equal(-1, kept.AsSpan().IndexOf(Totp.FromBase32(account.TotpSecret))));
        }

    }

    [Fact]
    public async Task Two_who_come_at_once_make_one()
    {
        await using var app = await StartAsync();
        var page = await PageAsync(app);
        using var one = app.Client(keepsCookies: true);
        using var other = app.Client(keepsCookies: true);
        var (first, second) = (await one.FormTokenAsync(page), await other.FormTokenAsync(page));

        var answers = await Task.WhenAll(SendAsync(one, first, "one"), SendAsync(other, second, "other"));

        Assert.Single(answers, HttpStatusCode.Found);
        await using var count = app.Database.CreateCommand("select count(*) from staff_member");
        Assert.Equal(1L, await count.ExecuteScalarAsync(Cancel));

        async Task<HttpStatusCode> SendAsync(HttpClient client, string token, string userName)
        {
            using var form = new FormUrlEncodedContent(Person(userName, Good).Append(new("__RequestVerificationToken", token)));
            using var answer = await client.PostAsync(new Uri(page, UriKind.Relative), form, Cancel);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task After_a_day_or_with_another_token_it_is_not_there()
    {
        await using var app = await StartAsync();
        var page = await PageAsync(app);

        using var guessed = await app.Http.GetAsync(new Uri("/staff/first/AAAA", UriKind.Relative), Cancel);
        _clock.Advance(TimeSpan.FromHours(24));
        using var late = await app.Http.GetAsync(new Uri(page, UriKind.Relative), Cancel);

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [guessed.StatusCode, late.StatusCode]);
    }

    [Fact]
    public async Task In_the_demo_there_is_none()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());

        Assert.DoesNotContain("/staff/first/", await app.LogAsync(), StringComparison.Ordinal);
    }

    private async Task<TrackingApp> StartAsync() =>
        await TrackingApp.StartAsync(
            await databases.CreateAsync(), new Dictionary<string, string> { ["Demo:Enabled"] = "false" }, clock: _clock);

    private static async Task<string> PageAsync(TrackingApp app) => Page.Match(await app.LogAsync()).Value;

    private static Dictionary<string, string> Person(string userName, string password) =>
        new() { ["UserName"] = userName, ["Name"] = "Первов П. П.", ["Password"] = password };

    [GeneratedRegex("/staff/first/[A-Za-z0-9_-]{43}")]
    private static partial Regex Page { get; }

    [GeneratedRegex("id=\"secret\">([A-Z2-7 ]+)<")]
    private static partial Regex Secret { get; }

    [GeneratedRegex("name=\"Offer\" value=\"([^\"]+)\"")]
    private static partial Regex Offer { get; }
}
