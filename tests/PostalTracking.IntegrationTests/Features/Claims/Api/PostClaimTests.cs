using System.Net;
using System.Text.Json;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Partners;
using static PostalTracking.IntegrationTests.Features.Claims.ClaimCalls;

namespace PostalTracking.IntegrationTests.Features.Claims;

public sealed class PostClaimTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private readonly TrackingApp _app = quiet.App;

    [Fact]
    public async Task A_claim_by_the_code_on_the_receipt_is_answered_with_what_is_needed_and_by_when()
    {
        var (_, policy, keys) = await _app.InsureAsync();

        var answer = await _app.PostClaimAsync(FilingOf(policy, $"{keys.AccessCode[..5]}-{keys.AccessCode[5..]}".ToLowerInvariant()));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var claim = await answer.JsonAsync();
        Assert.Equal($"{Route}/{claim.Text("claimNumber")}", answer.Header("Location"));
        Assert.Equal(("EvidenceRequested", "customer", "online"), (claim.Text("status"), claim.Text("turn"), claim.Text("channel")));
        Assert.Equal(
            ["unboxing-video: True, False", "goods-photo: False, False", "order-page: False, False"],
            claim.GetProperty("evidence").EnumerateArray().Select(
                need => $"{need.Text("kind")}: {need.GetProperty("required").GetBoolean()}, {need.GetProperty("received").GetBoolean()}"));
        var running = Assert.Single(
            claim.GetProperty("clocks").EnumerateArray(), clock => clock.GetProperty("dueAt").ValueKind != JsonValueKind.Null);
        Assert.Equal(("evidence", "customer"), (running.Text("kind"), running.Text("turn")));
        Assert.Equal(7 * 24 * 3600, running.GetProperty("allowedSeconds").GetInt64());
        Assert.Equal(claim.Text("dueAt"), running.Text("dueAt"));
        Assert.Equal(["InReview", "Withdrawn"], claim.GetProperty("allowed").EnumerateArray().Select(to => to.GetString()));
        Assert.Equal(
            new[] { ("moved", "customer", "Submitted"), ("moved", "house", "EvidenceRequested") },
            claim.GetProperty("story").EnumerateArray().Select(line => (line.Text("kind")!, line.Text("author")!, line.Text("to")!)));
    }

    [Fact]
    public async Task A_desk_files_on_the_phone_without_a_code_and_a_customer_does_not()
    {
        var (_, policy, keys) = await _app.InsureAsync(2_900_00);

        var claim = await _app.FiledAsync(FilingOf(policy, channel: "phone"), DemoKeys.Support);
        Assert.Equal(("InReview", "phone", "phone"), (claim.Text("status"), claim.Text("channel"), claim.Text("evidenceRule")));

        var refused = await (await _app.PostClaimAsync(FilingOf(policy, keys.AccessCode, channel: "phone")))
            .ProblemAsync(HttpStatusCode.BadRequest, "validation");
        Assert.True(refused.GetProperty("errors").TryGetProperty("channel", out _));
        await (await _app.PostClaimAsync(FilingOf(policy))).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await (await _app.PostClaimAsync(FilingOf(policy), DemoKeys.Partner)).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_wrong_code_a_foreign_policy_and_one_nobody_sold_are_answered_alike()
    {
        var (_, policy, keys) = await _app.InsureAsync();
        var (_, foreign, _) = await _app.InsureAsync();
        object[] filings =
        [
            FilingOf(policy, "K7MPX3RTHA"),
            FilingOf(foreign, keys.AccessCode),
            FilingOf("1234567897", keys.AccessCode),
            FilingOf("1234567897", "?"),
        ];

        var answers = new List<string>();
        foreach (var filing in filings)
        {
            var problem = await (await _app.PostClaimAsync(filing)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
            answers.Add($"{problem.Text("title")} {problem.Text("detail")}");
        }

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Who_guesses_codes_is_told_when_to_come_again()
    {
        await using var app = await TrackingApp.StartAsync(
            _app.ConnectionString, new Dictionary<string, string> { ["Limits:CodesPerTenMinutes"] = "3" });
        var (_, policy, keys) = await app.InsureAsync();
        var claim = await app.FiledAsync(FilingOf(policy, keys.AccessCode));

        var guesses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            guesses.Add((await app.ReadClaimAsync(claim.Text("claimNumber")!, "K7MPX3RTHA")).StatusCode);
        }

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests], guesses);
        var filed = await app.PostClaimAsync(FilingOf(policy, keys.AccessCode));
        await filed.ProblemAsync(HttpStatusCode.TooManyRequests, "rate-limited");
        Assert.NotNull(filed.Header("Retry-After"));
    }

    [Fact]
    public async Task Outside_the_cover_and_above_the_limit_it_is_refused()
    {
        var (_, ended, endedKeys) = await _app.InsureAsync(daysAgo: 60);
        var outside = await (await _app.PostClaimAsync(FilingOf(ended, endedKeys.AccessCode)))
            .ProblemAsync(HttpStatusCode.Conflict, "outside-cover");
        Assert.Equal("outside-cover", outside.Text("reason"));

        var (_, policy, keys) = await _app.InsureAsync(2_000_00);
        await _app.FiledAsync(FilingOf(policy, keys.AccessCode, 1_500_00));
        var above = await (await _app.PostClaimAsync(FilingOf(policy, keys.AccessCode, 500_01), language: "en"))
            .ProblemAsync(HttpStatusCode.UnprocessableEntity, "above-limit");
        Assert.Equal("""{"amount":50000,"currency":"RUB"}""", above.GetProperty("left").GetRawText());
        Assert.Contains("500", above.Text("detail"), StringComparison.Ordinal);

        await _app.FiledAsync(FilingOf(policy, keys.AccessCode, 500_00));
    }

    [Fact]
    public async Task Twenty_at_once_with_one_key_are_one_claim()
    {
        var (_, policy, keys) = await _app.InsureAsync();
        var key = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            _ => _app.PostClaimAsync(FilingOf(policy, keys.AccessCode), idempotencyKey: key)));

        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict }));
        Assert.Equal(1, await CountAsync(policy));
        var repeat = await _app.PostClaimAsync(FilingOf(policy, keys.AccessCode), idempotencyKey: key);
        Assert.Equal((HttpStatusCode.Created, "true"), (repeat.StatusCode, repeat.Header("Idempotency-Replayed")));
        await (await _app.PostAsync(Route, FilingOf(policy, keys.AccessCode)))
            .ProblemAsync(HttpStatusCode.BadRequest, "idempotency-key-required");
    }

    [Fact]
    public async Task Twenty_at_once_with_keys_of_their_own_are_as_many_claims_as_the_limit_holds()
    {
        var (_, policy, keys) = await _app.InsureAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _app.PostClaimAsync(FilingOf(policy, keys.AccessCode))));

        Assert.Equal(4, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(16, answers.Count(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(4, await CountAsync(policy));
        Assert.Equal(
            4_000_00m, await _app.ValueAsync<decimal>("select sum(amount_asked) from claim where policy_number = $1", policy));
    }

    [Theory]
    [InlineData("policyNumber", "\"policyNumber\": \"12345\"")]
    [InlineData("circumstance", "\"circumstance\": \"кирпич\"")]
    [InlineData("circumstance", "\"circumstance\": \"1\"")]
    [InlineData("description", "\"description\": \" \"")]
    [InlineData("amountAsked", "\"amountAsked\": null")]
    [InlineData("amountAsked.amount", "\"amountAsked\": { \"amount\": 1000.00, \"currency\": \"RUB\" }")]
    [InlineData("amountAsked.amount", "\"amountAsked\": { \"amount\": 0, \"currency\": \"RUB\" }")]
    [InlineData("amountAsked.currency", "\"amountAsked\": { \"amount\": 1, \"currency\": \"USD\" }")]
    [InlineData("channel", "\"channel\": \"pigeon\"")]
    public async Task Each_field_that_is_wrong_is_named_in_the_languages_of_customers(string field, string wrong)
    {
        var right = JsonSerializer.SerializeToNode(FilingOf("1234567897", "K7MPX3RTHA"))!.AsObject();
        var (name, value) = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>($"{{{wrong}}}")!.Single();
        right[name] = JsonSerializer.SerializeToNode(value);

        var sentences = new List<string>();
        foreach (var language in new[] { "ru", "en", "zh" })
        {
            var problem = await (await _app.PostClaimAsync(right, language: language))
                .ProblemAsync(HttpStatusCode.BadRequest, "validation");
            Assert.True(problem.GetProperty("errors").TryGetProperty(field, out var errors), problem.GetRawText());
            sentences.Add(errors[0].GetString()!);
        }

        Assert.Equal(3, sentences.Distinct().Count());
    }

    private Task<long> CountAsync(string policy) => _app.ValueAsync<long>("select count(*) from claim where policy_number = $1", policy);
}
