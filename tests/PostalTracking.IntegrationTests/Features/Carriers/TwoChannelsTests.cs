using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.LookUp;
using PostalTracking.Web.Features.Tracking.Store;
using static PostalTracking.IntegrationTests.Features.Carriers.PollingHouse;
using static PostalTracking.IntegrationTests.Features.Carriers.PostHouse;

namespace PostalTracking.IntegrationTests.Features.Carriers;

/// <summary>One carrier asked in two ways: which of them for whom, and one parcel's history from both.</summary>
public sealed class TwoChannelsTests(TestDatabases databases)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_both_ways_tell_is_one_event_and_what_one_of_them_knows_stays(bool singleFirst)
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var (contract, single) = (house.WithContract(), house.Instance());

        // Kamchatka, and an acceptance in Moscow; sums only rtm34 tells.
        var cod = await house.OrderedAsync(new { life = "cod", destinationPostalCode = "683000", steps = 7, paceSeconds = 0 });
        var abroad = await house.OrderedAsync(new { life = "registered", destinationPostalCode = "690000", steps = 11, paceSeconds = 0 });
        for (var i = 0; i < 3; i++)
        {
            if ((i % 2 == 0) == singleFirst)
            {
                Assert.Equal(2, await single.PollAllAsync());
            }
            else
            {
                Assert.Equal(2, await contract.TicketsAsync());
                house.Clock.Advance(Quarter);
                await contract.TicketsAsync();
                Assert.Equal(0L, await house.OpenTicketsAsync());
            }

            await house.DueAgainAsync();
        }

        Assert.Equal(7, await StandingAsync(house, cod));
        Assert.Equal(11, await StandingAsync(house, abroad));
        Assert.Equal(249_900L, await house.ValueAsync<long>("select carrier_cod from shipment where track_number = $1", cod));
        Assert.Equal(683000, await house.ValueAsync<int>("select destination_postal_code from shipment where track_number = $1", cod));
        Assert.Equal("CN", await house.ValueAsync<string>("select origin::text from shipment where track_number = $1", abroad));
        Assert.Equal(
            (short)ShipmentStatus.AvailableForPickup,
            await house.ValueAsync<short>("select status from shipment_view where track_number = $1", cod));
        if (singleFirst)
        {
            Assert.Equal(18L, await house.ValueAsync<long>("select count(*) from tracking_event"));
        }

        await ReadModelCheck.HoldsAsync(house.ConnectionString);
    }

    [Fact]
    public async Task The_protected_and_the_urgent_are_asked_singly_and_the_others_together()
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var instance = house.WithContract(("Carriers:RussianPost:DailySingleBudget", "3"));
        var isProtected = await house.DueAsync(instance, 1, 1, PollTier.Protected);
        var registered = await house.DueAsync(instance, 101, 2, PollTier.Registered);
        var anonymous = await house.DueAsync(instance, 201, 1);
        var awaited = await house.DueAsync(instance, 301, 1);
        await house.ExecuteAsync("update poll_plan set next_due = next_due + interval '1 hour' where track_number = $1", awaited[0]);
        await instance.Get<TrackingLookup>().FindAsync(TrackNumber.Parse(awaited[0]), null, null, TestContext.Current.CancellationToken);
        await instance.Get<SearchQueue>().WriteAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, await instance.PollAllAsync());
        Assert.Equal(isProtected.Concat(awaited).Order(), (await house.QuestionsAsync()).Keys.Order());
        Assert.Equal(3, await instance.TicketsAsync());
        Assert.Equal(
            isProtected.Concat(awaited).Concat(registered).Concat(anonymous).Order(), (await house.QuestionsAsync()).Keys.Order());
        Assert.Equal(2, await house.ValueAsync<int>("select budget_used from carrier_health where carrier = 1"));
    }

    [Fact]
    public async Task With_the_budget_spent_everything_goes_together_unknown_numbers_too()
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var instance = house.WithContract(("Carriers:RussianPost:DailySingleBudget", "2"));
        await house.DueAsync(instance, 1, 4, PollTier.Protected);
        var unknown = await house.LookedUpAsync(1, 2);

        Assert.Equal(2, await instance.PollAllAsync());
        Assert.Equal(4, await instance.TicketsAsync());
        house.Clock.Advance(Quarter);
        await instance.TicketsAsync();

        Assert.Equal(2L, await house.ValueAsync<long>("select count(*) from unknown_number where not_found_until > $1", house.Now));
        Assert.Equal(2, unknown.Length);
        Assert.Equal(2, await house.ValueAsync<int>("select budget_used from carrier_health where carrier = 1"));
    }

    [Fact]
    public async Task Two_instances_never_ask_more_in_a_day_than_the_budget_allows()
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        Instance[] instances = [.. Enumerable.Range(0, 2).Select(_ => house.Instance(("Carriers:RussianPost:DailySingleBudget", "100")))];
        var cod = await house.OrderedAsync(new { life = "cod", steps = 9, paceSeconds = 0, codKopecks = 100 });
        await instances[0].PollAllAsync();
        await house.DueAsync(instances[0], 1, 300);
        var before = await house.RequestsAsync();

        // From midnight to midnight in Moscow, as the post counts.
        house.Clock.SetUtcNow(new DateTimeOffset(house.Now.UtcDateTime.Date.AddDays(1).AddHours(21), TimeSpan.Zero));
        for (var hour = 0; hour < 24; hour++)
        {
            await Task.WhenAll(instances.Select(i => i.PollAllAsync()).Concat(instances.Select(i => i.MoneyAsync())));
            house.Clock.Advance(TimeSpan.FromHours(1) - (hour == 23 ? TimeSpan.FromSeconds(1) : TimeSpan.Zero));
        }

        Assert.Equal(100, await house.RequestsAsync() - before);
        Assert.True((await house.QuestionsAsync())[cod] > 1, "The money was never asked about.");
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(instances.Select(i => i.PollAllAsync()));
        Assert.InRange(await house.RequestsAsync() - before, 190, 200);
    }

    [Fact]
    public async Task What_was_claimed_before_midnight_and_not_asked_takes_nothing_from_the_new_day()
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var instance = house.Instance(("Carriers:RussianPost:DailySingleBudget", "10"));
        await house.DueAsync(instance, 1, 30);
        house.Clock.SetUtcNow(new DateTimeOffset(house.Now.UtcDateTime.Date.AddDays(1).AddHours(20.999), TimeSpan.Zero));
        var (claimedAt, yesterday) = (house.Now, await instance.TakeAsync());
        Assert.Equal(10, yesterday.Count);

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(10, await instance.PollAsync());
        await instance.Claims.GiveBackAsync(yesterday, claimedAt, TestContext.Current.CancellationToken);
        Assert.Equal(0, await instance.PollAsync());
    }

    private static async Task<int> StandingAsync(PollingHouse house, string number) => (int)await house.ValueAsync<long>(
        """
        select count(*) from (
            select 1 from tracking_event where track_number = $1
            group by occurred_at, code, place having max(revision) % 2 = 0) as standing
        """,
        number);
}
