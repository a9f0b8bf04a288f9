using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.LookUp;
using PostalTracking.Web.Features.Tracking.Store;

namespace PostalTracking.IntegrationTests.Features.Carriers;

/// <summary>A look-up makes its parcel due, no more: the budget and its order stay as they are.</summary>
public sealed class WakingTests(TestDatabases databases)
{
    [Fact]
    public async Task A_look_up_wakes_a_parcel_that_was_not_asked_about_for_a_while()
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        var instance = house.Instance();
        var number = (await house.DueAsync(instance, 1, 1))[0];
        await instance.PollAsync();

        await LookUpAsync(instance, number);
        Assert.Equal(0, await instance.PollAsync()); // asked a moment ago

        house.Clock.Advance(TimeSpan.FromMinutes(31));
        await LookUpAsync(instance, number);
        Assert.Equal(1, await instance.PollAsync());
    }

    [Fact]
    public async Task A_woken_parcel_waits_behind_those_before_it_in_the_order_of_the_budget()
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        var instance = house.Instance(("Carriers:RussianPost:DailySingleBudget", "3"));
        var anonymous = (await house.DueAsync(instance, 1, 1))[0];
        await house.ExecuteAsync("update poll_plan set next_due = next_due + interval '3 hours'");
        var registered = await house.DueAsync(instance, 101, 3, PollTier.Registered);

        await LookUpAsync(instance, anonymous);
        Assert.Equal(house.Now, await house.TimeAsync("select next_due from poll_plan where track_number = $1", anonymous));
        await instance.PollAllAsync();
        Assert.Equal(registered.Order(), (await house.QuestionsAsync()).Keys.Order());
    }

    [Fact]
    public async Task A_number_nobody_knows_is_asked_about_once_and_then_remembered_for_a_while()
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        var instance = house.Instance();
        const string Number = "RB000000016RU";

        await LookUpAsync(instance, Number);
        Assert.Equal(1, await instance.PollAllAsync());
        await LookUpAsync(instance, Number);
        Assert.Equal(0, await instance.PollAllAsync());
        Assert.Equal(house.Now.AddHours(6), await house.TimeAsync("select not_found_until from unknown_number"));
        Assert.Equal(0L, await house.ValueAsync<long>("select count(*) from shipment"));

        house.Clock.Advance(TimeSpan.FromHours(6));
        Assert.Equal(0, await instance.PollAllAsync());
        await LookUpAsync(instance, Number);
        Assert.Equal(1, await instance.PollAllAsync());
    }

    private static async Task LookUpAsync(Instance instance, string number)
    {
        await instance.Get<TrackingLookup>().FindAsync(TrackNumber.Parse(number), null, null, TestContext.Current.CancellationToken);
        await instance.Get<SearchQueue>().WriteAsync(TestContext.Current.CancellationToken);
    }
}
