using System.Net;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;

namespace PostalTracking.IntegrationTests.Faults;

/// <summary>One sale sent many times is one policy, and its money is there once (F-04, F-05, lost answers).</summary>
public sealed class RepeatedSaleTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    /// <summary>The benchmark <c>sale</c> does the same with ten thousand.</summary>
    private const int Sales = 1_500;
    private const int Tills = 6;

    private readonly TrackingApp _app = quiet.App;

    [Fact]
    public async Task Twenty_at_once_with_one_key_are_one_policy()
    {
        var number = await _app.ArrivedAsync();
        var key = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _app.PostPolicyAsync(Policies.Sale(number), key)));

        Assert.Equal(1, await _app.CountAsync("policy", number));
        Assert.Equal(1, await _app.CountAsync("journal_entry", number));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created && a.Header("Idempotency-Replayed") is null);
        foreach (var running in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await running.ProblemAsync(HttpStatusCode.Conflict, "idempotency-running");
        }

        var sold = await Task.WhenAll(answers.Where(a => a.StatusCode == HttpStatusCode.Created).Select(a => a.TextAsync()));
        Assert.Single(sold.Distinct());
    }

    [Fact]
    public async Task Twenty_at_once_with_keys_of_their_own_are_one_policy_that_the_others_are_told_of()
    {
        var number = await _app.ArrivedAsync();
        var tills = await Task.WhenAll(Enumerable.Range(1, 4).Select(_ => Till.OpenAsync(_app)));

        // From four shifts, so that not the shift's lock alone decides.
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => tills[i % 4].Till.SendAsync(number, Guid.NewGuid().ToString())));

        var sold = (await Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created).JsonAsync()).Text("policyNumber");
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            var problem = await refused.ProblemAsync(HttpStatusCode.Conflict, "already-protected");
            Assert.Equal(sold, problem.GetProperty("policy").Text("policyNumber"));
        }

        Assert.Equal(1, await _app.CountAsync("policy", number));
        Assert.Equal(1, await _app.CountAsync("premium_entry", number));
        Array.ForEach(tills, t => t.Till.Dispose());
    }

    [Fact]
    public async Task Every_third_answer_lost_and_the_sale_repeated_leaves_each_sold_once_to_the_kopeck()
    {
        var numbers = await _app.ArrivedManyAsync(Sales);
        var tills = await Task.WhenAll(Enumerable.Range(1, Tills).Select(_ => Till.OpenAsync(_app)));

        var told = (await Task.WhenAll(
            tills.Zip(numbers.Chunk(Sales / Tills), (t, some) => t.Till.SellAllAsync(some, new Random(t.ShiftId.GetHashCode())))))
            .SelectMany(policies => policies).ToList();

        Assert.Equal(Sales, told.Distinct().Count());
        Assert.Equal(told.Order(StringComparer.Ordinal), (await PoliciesAsync(numbers)).Order(StringComparer.Ordinal));
        Assert.Equal(Sales * 99_00L, await _app.ValueAsync<long>(
            "select sum(amount)::bigint from premium_entry where track_number = any($1)", [numbers]));
        Assert.Equal(Sales, await _app.ValueAsync<long>(
            "select count(*) from outbox_message where type = 'policy.sold' and payload ->> 'trackNumber' = any($1)", [numbers]));
        foreach (var (till, shift) in tills)
        {
            Assert.Equal(Sales / Tills * 99_00L, await _app.ValueAsync<long>(
                "select sum(amount)::bigint from journal_entry where shift_id = $1", shift));
            Assert.Equal(Sales / Tills * 99_00L, await _app.ValueAsync<long>(
                "select sum(amount)::bigint from premium_entry where shift_id = $1", shift));
            Assert.Null(await _app.WrongLineAsync(shift));
            Assert.True(till.Lost >= Sales / Tills / 4, $"Only {till.Lost} answers were lost.");
            till.Dispose();
        }

        Assert.True(tills.Sum(t => t.Till.Replayed) > 0, "Nothing was ever replayed.");
    }

    private async Task<IReadOnlyList<string>> PoliciesAsync(string[] numbers) =>
        await _app.ValueAsync<string[]>("select array_agg(policy_number) from policy where track_number = any($1)", [numbers]);
}
