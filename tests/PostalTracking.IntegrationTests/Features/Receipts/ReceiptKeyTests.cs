using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Receipts.Keys;

namespace PostalTracking.IntegrationTests.Features.Receipts;

public sealed class ReceiptKeyTests(TestDatabases databases)
{
    private static readonly string[] Public = ["alg", "crv", "kid", "kty", "use", "x", "y"];

    [Fact]
    public async Task What_is_published_is_public_for_every_site_and_for_an_hour()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        var kid = Receipts.Header(await app.ReceiptAsync(await app.DeliveredAsync())).Text("kid");

        using var answer = await app.GetAsync("/.well-known/jwks.json");

        Assert.Equal("application/jwk-set+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=3600", answer.Header("Cache-Control"));
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        var key = Assert.Single((await answer.JsonAsync()).GetProperty("keys").EnumerateArray());
        Assert.Equal(Public, key.EnumerateObject().Select(member => member.Name).Order());
        Assert.Equal(kid, key.Text("kid"));
        Assert.DoesNotContain(key.Text("x")!, await app.LogAsync(), StringComparison.Ordinal);

        using var page = await app.GetAsync("/receipts/verify");
        Assert.Null(page.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Two_instances_that_need_the_first_key_at_once_make_one()
    {
        var database = await databases.CreateAsync();
        await using var one = await TrackingApp.StartAsync(database);
        await using var other = await TrackingApp.StartAsync(database);
        var number = await one.DeliveredAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(
            i => Keys(i % 2 == 0 ? one : other).InHandAsync(TestContext.Current.CancellationToken)));

        Assert.Equal(1, await one.ValueAsync<long>("select count(*) from receipt_key"));
        Assert.Equal(("right", "stands"), await other.StandingAsync(await one.ReceiptAsync(number)));
    }

    [Fact]
    public async Task The_next_key_is_published_before_it_signs_and_the_old_one_stays_and_signs_no_more()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync(), clock: clock);
        var first = await app.ReceiptAsync(await app.DeliveredAsync());
        await RoundAsync(app);
        Assert.Single(await PublishedAsync(app));

        // The app's own timer may be first: two rounds make no more than one.
        clock.Advance(TimeSpan.FromDays(88.5));
        await RoundAsync(app);
        await RoundAsync(app);
        Assert.Equal(2, (await PublishedAsync(app)).Count);
        Assert.Equal(Kid(first), Kid(await app.ReceiptAsync(await app.DeliveredAsync())));

        clock.Advance(TimeSpan.FromDays(2));
        await RoundAsync(app);
        var second = await app.ReceiptAsync(await app.DeliveredAsync());
        Assert.NotEqual(Kid(first), Kid(second));
        Assert.Equal(0, await app.ValueAsync<long>(
            "select count(*) from receipt_key where kid = $1 and private_key is not null", Kid(first)));
        Assert.Equal("right", (await app.StandingAsync(first)).Verdict);
        Assert.Equal("right", (await app.StandingAsync(second)).Verdict);
    }

    [Fact]
    public async Task A_key_goes_after_years_and_never_while_a_statement_under_it_stands()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync(), clock: clock);
        var number = await app.DeliveredAsync();
        var statement = await app.ReceiptAsync(number);

        clock.Advance(TimeSpan.FromDays(20 * 365));
        await RoundAsync(app);
        Assert.Contains(Kid(statement), await PublishedAsync(app));
        Assert.Equal("right", (await app.StandingAsync(statement)).Verdict);

        await using var revoke = app.Database.CreateCommand("update receipt_statement set revoked_at = now()");
        await revoke.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await RoundAsync(app);
        Assert.DoesNotContain(Kid(statement), await PublishedAsync(app));
    }

    [Fact]
    public async Task A_key_that_cannot_be_read_any_more_gives_way_to_a_new_one_and_what_it_signed_stays_good()
    {
        var database = await databases.CreateAsync();
        string statement;
        await using (var before = await TrackingApp.StartAsync(database))
        {
            statement = await before.ReceiptAsync(await before.DeliveredAsync());
            await using var lose = before.Database.CreateCommand("update receipt_key set private_key = '\\x00'");
            await lose.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using var app = await TrackingApp.StartAsync(database);
        var next = await app.ReceiptAsync(await app.DeliveredAsync());

        Assert.NotEqual(Kid(statement), Kid(next));
        Assert.Equal(("right", "stands"), await app.StandingAsync(statement));
        Assert.Contains("cannot be read", await app.LogAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_private_half_lies_under_the_ring()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        var key = await Keys(app).InHandAsync(TestContext.Current.CancellationToken);

        var kept = await app.ValueAsync<byte[]>("select private_key from receipt_key");

        Assert.Equal(-1, kept.AsSpan().IndexOf(key.Private.AsSpan(36, 32)));
    }

    private static ReceiptKeys Keys(TrackingApp app) => app.Services.GetRequiredService<ReceiptKeys>();

    private static string Kid(string statement) => Receipts.Header(statement).Text("kid")!;

    private static async Task RoundAsync(TrackingApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReceiptKeyRound>().RunAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<string>> PublishedAsync(TrackingApp app)
    {
        using var answer = await app.GetAsync("/.well-known/jwks.json");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. (await answer.JsonAsync()).GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString()!)];
    }
}
