using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Hosting;

public sealed class IdempotencyTests(TestDatabases postgres)
{
    private const string Optional = "/api/v1/optional";

    [Fact]
    public async Task The_same_key_and_body_get_the_same_answer_and_do_nothing_again()
    {
        await using var host = await EffectHost.StartAsync(postgres);

        var first = await SendAsync(host, "key-1", "create");
        var second = await SendAsync(host, "key-1", "create");

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Null(first.Header("Idempotency-Replayed"));
        Assert.Equal("true", second.Header("Idempotency-Replayed"));
        Assert.Equal(await AnswerOf(first), await AnswerOf(second));
        Assert.Equal(1, await EffectHost.CountAsync(host));
    }

    [Fact]
    public async Task Twenty_at_once_are_one_effect()
    {
        await using var host = await EffectHost.StartAsync(postgres);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(host, "key-1", "slow")));

        Assert.Equal(1, await EffectHost.CountAsync(host));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created && a.Header("Idempotency-Replayed") is null);
        Assert.All(answers, a => Assert.True(
            a.StatusCode == HttpStatusCode.Created || (a.StatusCode == HttpStatusCode.Conflict && a.Header("Retry-After") == "1")));
    }

    [Fact]
    public async Task While_the_first_runs_the_second_is_told_so_at_once()
    {
        await using var host = await EffectHost.StartAsync(postgres);
        var gate = host.Services.GetRequiredService<EffectHost.Gate>();

        var first = SendAsync(host, "key-1", "wait");
        await gate.Entered.Task;
        var second = await SendAsync(host, "key-1", "wait");
        await second.ProblemAsync(HttpStatusCode.Conflict, "idempotency-running");
        Assert.Equal("1", second.Header("Retry-After"));

        gate.Open.SetResult();
        Assert.Equal(HttpStatusCode.Created, (await first).StatusCode);
        Assert.Equal("true", (await SendAsync(host, "key-1", "wait")).Header("Idempotency-Replayed"));
    }

    [Fact]
    public async Task The_same_key_with_another_request_is_refused_and_another_partner_has_keys_of_its_own()
    {
        await using var host = await EffectHost.StartAsync(postgres);
        await SendAsync(host, "key-1", "create");

        await (await SendAsync(host, "key-1", "conflict")).ProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-mismatch");
        await (await SendAsync(host, "key-1", "create", Optional)).ProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-mismatch");
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(host, "key-1", "create", token: DemoKeys.Counter)).StatusCode);
    }

    [Theory]
    [InlineData("conflict")]
    [InlineData("duplicate")]
    public async Task A_refusal_is_an_answer_like_any_other(string outcome)
    {
        await using var host = await EffectHost.StartAsync(postgres);

        var first = await SendAsync(host, "key-1", outcome);
        var second = await SendAsync(host, "key-1", outcome);

        Assert.Equal(HttpStatusCode.Conflict, first.StatusCode);
        Assert.Equal("true", second.Header("Idempotency-Replayed"));
        Assert.Equal(await AnswerOf(first), await AnswerOf(second));
    }

    [Theory]
    [InlineData("invalid", HttpStatusCode.BadRequest)]
    [InlineData("boom", HttpStatusCode.InternalServerError)]
    [InlineData("swallowed", HttpStatusCode.InternalServerError)]
    public async Task Mistakes_and_failures_leave_nothing_behind_and_free_the_key(string outcome, HttpStatusCode status)
    {
        await using var host = await EffectHost.StartAsync(postgres);

        Assert.Equal(status, (await SendAsync(host, "key-1", outcome)).StatusCode);
        Assert.Equal(status, (await SendAsync(host, null, outcome, Optional)).StatusCode);

        Assert.Equal(0, await EffectHost.CountAsync(host));
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(host, "key-1", "create")).StatusCode);
    }

    [Fact]
    public async Task An_answer_lost_after_the_commit_is_found_again()
    {
        await using var host = await EffectHost.StartAsync(postgres);

        using var lost = Request("key-1", "create").With(EffectHost.LoseAnswer, "1");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => host.SendAsync(lost));
        Assert.Equal(1, await EffectHost.CountAsync(host));

        var retry = await SendAsync(host, "key-1", "create");
        Assert.Equal(HttpStatusCode.Created, retry.StatusCode);
        Assert.Equal("true", retry.Header("Idempotency-Replayed"));
        Assert.Equal(1, await EffectHost.CountAsync(host));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("tab\there")]
    [InlineData("256")]
    public async Task Where_the_key_is_required_a_good_one_is(string? key)
    {
        await using var host = await EffectHost.StartAsync(postgres);

        var answer = await SendAsync(host, key == "256" ? new string('k', 256) : key, "create");

        await answer.ProblemAsync(HttpStatusCode.BadRequest, "idempotency-key-required");
        Assert.Equal(0, await EffectHost.CountAsync(host));
    }

    [Fact]
    public async Task Without_a_key_where_none_is_required_each_request_counts()
    {
        await using var host = await EffectHost.StartAsync(postgres);

        await SendAsync(host, null, "create", Optional);
        await SendAsync(host, null, "create", Optional);

        Assert.Equal(2, await EffectHost.CountAsync(host));
    }

    [Fact]
    public async Task After_seven_days_a_key_is_purged_and_free_again()
    {
        await using var host = await EffectHost.StartAsync(postgres);
        await SendAsync(host, "old", "create");
        await SendAsync(host, "new", "create");
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        await AgeAsync(db);

        var again = await SendAsync(host, "old", "create");
        Assert.Null(again.Header("Idempotency-Replayed"));

        await AgeAsync(db);
        var purge = scope.ServiceProvider.GetRequiredService<IdempotencyPurge>();
        Assert.Equal(1, await purge.RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await purge.RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["new"], await db.Set<IdempotencyKey>().Select(k => k.Key).ToListAsync(TestContext.Current.CancellationToken));
    }

    private static Task<int> AgeAsync(PostalTrackingDbContext db) => db.Database.ExecuteSqlAsync(
        $"update idempotency_key set expires_at = expires_at - interval '7 days' where key = 'old'");

    private static async Task<(HttpStatusCode, string?, string?, string)> AnswerOf(HttpResponseMessage answer) =>
        (answer.StatusCode, answer.Header("Location"), answer.Header("Content-Type"), await answer.TextAsync());

    private static async Task<HttpResponseMessage> SendAsync(
        TestHost host, string? key, string outcome, string path = EffectHost.Path, string token = DemoKeys.Partner)
    {
        using var request = Request(key, outcome, path, token);
        return await host.SendAsync(request);
    }

    private static HttpRequestMessage Request(
        string? key, string outcome, string path = EffectHost.Path, string token = DemoKeys.Partner)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { outcome }) }.Bearer(token);
        return key is null ? request : request.With("Idempotency-Key", key);
    }
}
