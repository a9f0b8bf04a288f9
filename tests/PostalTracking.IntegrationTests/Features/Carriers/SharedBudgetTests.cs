using PostalTracking.Web.Features.Tracking.Store;

namespace PostalTracking.IntegrationTests.Features.Carriers;

/// <summary>Several instances, one database: what they ask in sum.</summary>
public sealed class SharedBudgetTests(TestDatabases databases)
{
    [Fact]
    public async Task Each_due_parcel_is_asked_about_once_each_time_it_is_due()
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        Instance[] instances = [.. Enumerable.Range(0, 3).Select(_ => house.Instance(("Polling:BatchSize", "7")))];
        var numbers = await house.DueAsync(instances[0], 1, 120);

        var asked = await Task.WhenAll(instances.Select(i => i.PollAllAsync()));
        Assert.Equal(120, asked.Sum());
        Assert.All(asked, own => Assert.True(own > 0, "An instance did nothing."));
        Assert.Equal(numbers.ToDictionary(n => n, _ => 1), await house.QuestionsAsync());
        Assert.Equal(0, await instances[1].PollAsync());

        await house.DueAgainAsync();
        await Task.WhenAll(instances.Select(i => i.PollAllAsync()));
        Assert.Equal(numbers.ToDictionary(n => n, _ => 2), await house.QuestionsAsync());
        Assert.Equal(240, await house.ValueAsync<int>("select budget_used from carrier_health where carrier = 1"));
        Assert.Equal(0L, await house.ValueAsync<long>("select count(*) from poll_plan where lease_until is not null"));
    }

    [Fact]
    public async Task The_daily_budget_is_never_exceeded_in_sum_and_is_new_the_next_day_in_moscow()
    {
        await using var house = await PollingHouse.OpenAsync(databases);

        // Each would take all of it.
        Instance[] instances = [.. Enumerable.Range(0, 6).Select(_ => house.Instance(
            ("Carriers:RussianPost:DailySingleBudget", "40"), ("Polling:BatchSize", "50")))];
        await house.DueAsync(instances[0], 1, 90);

        // Three in the morning in Moscow, whatever the day.
        house.Clock.SetUtcNow(new DateTimeOffset(house.Now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero));
        Assert.Equal(40, (await Task.WhenAll(instances.Select(i => i.PollAllAsync()))).Sum());

        house.Clock.Advance(TimeSpan.FromHours(20.9));
        Assert.Equal(0, await instances[0].PollAsync());
        house.Clock.Advance(TimeSpan.FromHours(0.2));
        Assert.Equal(40, (await Task.WhenAll(instances.Select(i => i.PollAllAsync()))).Sum());
        Assert.Equal(80, (await house.QuestionsAsync()).Values.Sum());
    }

    [Fact]
    public async Task Look_ups_of_unknown_numbers_have_their_share_and_no_more()
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        Instance[] instances = [.. Enumerable.Range(0, 3).Select(_ => house.Instance(
            ("Carriers:RussianPost:DailySingleBudget", "40"), ("Polling:ShareOfUnknown", "0.3"), ("Polling:BatchSize", "5")))];
        var unknown = await house.LookedUpAsync(1, 60);

        Assert.Equal(12, (await Task.WhenAll(instances.Select(i => i.PollAllAsync()))).Sum());
        Assert.Equal(12, (await house.QuestionsAsync()).Count(q => unknown.Contains(q.Key)));

        // The rest of the budget is the parcels'.
        await house.DueAsync(instances[0], 1, 90);
        Assert.Equal(28, (await Task.WhenAll(instances.Select(i => i.PollAllAsync()))).Sum());
    }

    [Fact]
    public async Task A_short_budget_goes_to_the_protected_then_the_registered_then_the_others()
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        var instance = house.Instance(("Carriers:RussianPost:DailySingleBudget", "25"), ("Polling:BatchSize", "4"));
        var anonymous = await house.DueAsync(instance, 1, 20);
        await house.ExecuteAsync("update poll_plan set next_due = next_due - interval '1 hour'"); // due the longest
        var isRegistered = await house.DueAsync(instance, 101, 10, PollTier.Registered);
        var isProtected = await house.DueAsync(instance, 201, 10, PollTier.Protected);
        await house.LookedUpAsync(1, 10);

        await instance.PollAllAsync();
        var asked = (await house.QuestionsAsync()).Keys.ToHashSet();
        Assert.Superset(isProtected.Concat(isRegistered).ToHashSet(), asked);
        Assert.Equal(5, asked.Count(anonymous.Contains));
        Assert.Equal(25, asked.Count);
    }
}
