using System.Net;
using System.Text.RegularExpressions;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Partners;

namespace PostalTracking.IntegrationTests.Features.Partners;

public sealed partial class KeysPageTests(TestDatabases databases)
{
    private const string Keys = "/partner/keys";

    [Fact]
    public async Task A_key_is_shown_once_and_opens_what_was_ticked()
    {
        await using var app = await StartAsync();
        using var owner = await app.SignInAsync(PartnerVisit.Owner);

        var token = await MadeAsync(owner, Fields("Склад", "events:write"));

        Assert.True(ApiKeyToken.IsWhole(token));
        Assert.DoesNotContain(token, await owner.PageAsync(Keys), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(app, token));
        using var shipments = await app.PostAsync(Api.Shipments, new { shipments = Array.Empty<object>() }, token);
        await shipments.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal(
            $"{token.Split('.')[0]} Склад {{events:write}}",
            await app.ValueAsync<string>(
                """
                select concat_ws(' ', e.subject, e.details ->> 'name', k.scopes::text) from audit_entry e
                join api_key k on k.prefix = e.subject where e.action = 'partner.key-issued'
                """));
        Assert.DoesNotContain(token.Split('.')[1], await app.LogAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_keys_of_one_name_work_for_the_change_and_a_third_is_not_made()
    {
        await using var app = await StartAsync();
        using var owner = await app.SignInAsync(PartnerVisit.Owner);
        var first = await MadeAsync(owner, Fields("Склад", "events:write"));
        var second = await MadeAsync(owner, Fields("Склад", "events:write"));

        Assert.Contains("уже действуют два ключа", await (await owner.PostFormAsync(Keys, Fields("Склад", "events:write"))).SaidAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await SendAsync(app, first), await SendAsync(app, second)));

        await RevokeAsync(owner, first);
        await MadeAsync(owner, Fields("Склад", "events:write"));
    }

    [Fact]
    public async Task Many_at_once_make_no_more_than_two()
    {
        await using var app = await StartAsync();
        using var owner = await app.SignInAsync(PartnerVisit.Owner);
        var token = await owner.FormTokenAsync(Keys);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var content = new FormUrlEncodedContent(new Dictionary<string, string>(Fields("Склад", "events:write")) { ["__RequestVerificationToken"] = token });
            using var answer = await owner.PostAsync(new Uri(Keys, UriKind.Relative), content, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }));

        Assert.Equal(2, await app.ValueAsync<long>("select count(*) from api_key where name = 'Склад'"));
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_within_a_second()
    {
        await using var app = await StartAsync();
        using var owner = await app.SignInAsync(PartnerVisit.Owner);
        var token = await MadeAsync(owner, Fields("Склад", "events:write"));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(app, token));

        await RevokeAsync(owner, token);
        await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(app, token));
        Assert.Equal(1, await app.ValueAsync<long>("select count(*) from audit_entry where action = 'partner.key-revoked'"));
    }

    [Fact]
    public async Task A_key_works_from_its_networks_only_and_the_address_is_not_said_back()
    {
        await using var app = await StartAsync();
        using var owner = await app.SignInAsync(PartnerVisit.Owner);
        var elsewhere = await MadeAsync(owner, Fields("Склад", "events:write", networks: "203.0.113.7\n2001:db8::/32"));
        var here = await MadeAsync(owner, Fields("Склад", "events:write", networks: "127.0.0.0/8 ::1"));

        Assert.Equal(HttpStatusCode.OK, await SendAsync(app, here));
        using var refused = await app.PostAsync(Api.Events, Events(), elsewhere);
        var problem = await refused.ProblemAsync(HttpStatusCode.Forbidden, "address-not-allowed");
        Assert.DoesNotContain("127.0.0.1", problem.ToString(), StringComparison.Ordinal);
        var log = await app.LogAsync();
        Assert.Contains($"The key {elsewhere.Split('.')[0]} came from an address outside of its networks", log, StringComparison.Ordinal);
        Assert.DoesNotContain("203.0.113.7", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "events:write", "365", "", "Назовите ключ")]
    [InlineData("Склад", "", "365", "", "Отметьте хотя бы одно право")]
    [InlineData("Склад", "policies", "365", "", "Отметьте хотя бы одно право")]
    [InlineData("Склад", "events:write", "3650", "", "Выберите срок")]
    [InlineData("Склад", "events:write", "365", "10.0.0.300", "«10.0.0.300» — не адрес")]
    public async Task What_cannot_be_is_said_in_a_sentence(string name, string scope, string days, string networks, string said)
    {
        await using var app = await StartAsync();
        using var owner = await app.SignInAsync(PartnerVisit.Owner);

        var page = await (await owner.PostFormAsync(Keys, Fields(name, scope, days, networks))).SaidAsync();

        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Equal(3, await app.ValueAsync<long>("select count(*) from api_key"));
    }

    [Fact]
    public async Task Whoever_proved_himself_long_ago_does_it_again()
    {
        await using var app = await StartAsync();
        using var owner = await app.SignInAsync(PartnerVisit.Owner);
        await app.SetAsync("update staff_session set confirmed_at = now() - interval '6 minutes'");

        foreach (var door in new[] { Keys, $"{Keys}?handler=Revoke&key=pt_demo_partner" })
        {
            using var answer = await owner.PostFormAsync(Keys, Fields("Склад", "events:write"), door);
            Assert.StartsWith("/staff/confirm?returnUrl=%2Fpartner%2Fkeys", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        }

        Assert.Equal(3, await app.ValueAsync<long>("select count(*) from api_key where revoked_at is null"));
    }

    [Fact]
    public async Task The_demo_s_keys_stay()
    {
        await using var app = await StartAsync();
        using var owner = await app.SignInAsync(PartnerVisit.Owner);

        using var answer = await owner.PostFormAsync(Keys, [], $"{Keys}?handler=Revoke&key={DemoKeys.Partner}");

        Assert.Contains("его не отзывают", await answer.SaidAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(app, DemoKeys.Partner));
    }

    [Fact]
    public async Task Use_is_counted_by_day_and_result_and_written_by_the_round_alone()
    {
        await using var app = await StartAsync();
        using var owner = await app.SignInAsync(PartnerVisit.Owner);
        var token = await MadeAsync(owner, Fields("Склад", "events:write"));
        await SendAsync(app, token);
        await SendAsync(app, token);
        using (await app.PostAsync(Api.Shipments, new { shipments = Array.Empty<object>() }, token))
        {
        }

        Assert.Equal(0, await app.ValueAsync<long>("select count(*) from api_key where last_used_at is not null"));
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.RunAsync<KeyUsageRound>(stopped.Token));
        await app.RunAsync<KeyUsageRound>();
        await SendAsync(app, token);
        await app.RunAsync<KeyUsageRound>();

        Assert.Equal(
            "3 1 0 0",
            await app.ValueAsync<string>("select concat_ws(' ', answered, refused, limited, failed) from api_key_day"));
        Assert.Equal(1, await app.ValueAsync<long>("select count(*) from api_key where last_used_at > now() - interval '1 minute'"));
        Assert.Contains("4 запроса за 30 дней", WebUtility.HtmlDecode(await owner.PageAsync(Keys)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_counted_is_written_when_the_app_ends()
    {
        var database = await databases.CreateAsync();
        await using (var app = await TrackingApp.StartAsync(database))
        {
            await SendAsync(app, DemoKeys.Partner);
        }

        await using var next = await TrackingApp.StartAsync(database);
        Assert.Equal(1, await next.ValueAsync<long>("select answered from api_key_day"));
    }

    [Fact]
    public async Task A_member_who_is_no_owner_does_not_see_the_keys()
    {
        await using var app = await StartAsync();
        using var member = await app.SignInAsync(PartnerVisit.Member);

        using var answer = await member.GetAsync(new Uri(Keys, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain(Keys, await member.PageAsync("/partner"), StringComparison.Ordinal);
    }

    private async Task<TrackingApp> StartAsync() => await TrackingApp.StartAsync(await databases.CreateAsync());

    private static Dictionary<string, string> Fields(string name, string scope, string days = "365", string networks = "") => new()
    {
        ["Form.Name"] = name,
        ["Form.Scopes"] = scope,
        ["Form.Days"] = days,
        ["Form.Networks"] = networks,
    };

    private static async Task<string> MadeAsync(HttpClient owner, Dictionary<string, string> fields)
    {
        var page = await (await owner.PostFormAsync(Keys, fields)).SaidAsync();
        var token = Token.Match(page);
        Assert.True(token.Success, page);
        return token.Value;
    }

    private static async Task RevokeAsync(HttpClient owner, string token)
    {
        using var answer = await owner.PostFormAsync(Keys, [], $"{Keys}?handler=Revoke&key={token.Split('.')[0]}");
        Assert.Equal($"{Keys}?done=Revoked", answer.Headers.Location?.OriginalString);
    }

    private static object Events() => new { events = new[] { new { trackNumber = Api.Number(1), occurredAt = "2026-11-20T10:00:00Z", code = "1/1", carrier = "russian-post" } } };

    private static async Task<HttpStatusCode> SendAsync(TrackingApp app, string token)
    {
        using var answer = await app.PostAsync(Api.Events, Events(), token);
        return answer.StatusCode;
    }

    [GeneratedRegex(@"pt_live_[0-9a-f]{12}\.[A-Za-z0-9_-]{49}")]
    private static partial Regex Token { get; }
}
