using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.LookUp;
using PostalTracking.Web.Features.Tracking.Money;
using static PostalTracking.IntegrationTests.Features.Carriers.PollingHouse;

namespace PostalTracking.IntegrationTests.Features.Carriers;

public sealed class MoneyOrderTests(TestDatabases databases)
{
    [Fact]
    public async Task The_money_is_followed_from_the_counter_to_the_sender_and_no_further()
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var instance = house.Instance();
        var number = await house.OrderedAsync(new { life = "cod", steps = 7, paceSeconds = 0 });
        await instance.PollAllAsync();

        Assert.Equal(CodState.Expected, (await FindAsync(instance, number)).State);
        Assert.Equal(0, await instance.MoneyAsync()); // nobody has paid yet

        house.Clock.Advance(TimeSpan.FromHours(5));
        await house.Partners.AdvanceAsync(number, 2);
        await instance.PollAllAsync();
        Assert.Equal(CodState.Collected, (await FindAsync(instance, number)).State);

        Assert.Equal(1, await instance.MoneyAsync());
        Assert.Equal(CodState.TransferAccepted, (await FindAsync(instance, number)).State);
        Assert.Equal(0, await instance.MoneyAsync());

        house.Clock.Advance(TimeSpan.FromHours(26));
        Assert.Equal(1, await instance.MoneyAsync());
        var paid = await FindAsync(instance, number);
        Assert.Equal(CodState.PaidOut, paid.State);
        Assert.InRange((paid.PaidOutAt - paid.CollectedAt)!.Value, TimeSpan.FromHours(23), TimeSpan.FromHours(25));
        Assert.Equal(new CodSums(249_900, 249_900, 249_900), await SumsAsync(instance, number));

        house.Clock.Advance(TimeSpan.FromDays(30));
        await house.DueAgainAsync();
        await instance.PollAllAsync(); // the same history once more
        Assert.Equal(0, await instance.MoneyAsync());
        Assert.Equal(2L, await house.ValueAsync<long>("select count(*) from money_order_event"));
    }

    [Theory]
    [InlineData("cod", 9, 0L)] // nothing to pay
    [InlineData("returned", 14, 150_000L)] // handed over, but to the sender
    [InlineData("returned", 10, 150_000L)]
    public async Task Nobody_asks_where_there_is_no_money_on_its_way(string life, int steps, long codKopecks)
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var instance = house.Instance();
        var number = await house.OrderedAsync(new { life, steps, paceSeconds = 0, codKopecks });
        await instance.PollAllAsync();

        Assert.Equal(0, await instance.MoneyAsync());
        Assert.Equal(codKopecks == 0 ? CodState.None : CodState.Cancelled, (await FindAsync(instance, number)).State);
    }

    [Fact]
    public async Task A_return_after_the_delivery_ends_the_questions()
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var instance = house.Instance();
        var number = await house.OrderedAsync(new { life = "cod", steps = 9, paceSeconds = 0 });
        await instance.PollAllAsync();
        await instance.IngestAsync(Report(number, null, house.Said("3/1", -0.001)));

        Assert.Equal(0, await instance.MoneyAsync());
        Assert.Equal((short)CodWatchEnd.Returned, await house.ValueAsync<short>("select ended_by from cod_watch"));
    }

    [Fact]
    public async Task Money_that_does_not_come_is_late_and_one_day_nobody_asks_any_more()
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var instance = house.Instance(("CashOnDelivery:GiveUpAfter", "20.00:00:00"));
        var number = await house.OrderedAsync(new { life = "cod", steps = 9, paceSeconds = 0 });
        await instance.PollAllAsync();
        await house.Partners.Http.DeleteAsync(new Uri($"/control/parcels/{number}", UriKind.Relative), TestContext.Current.CancellationToken);

        var asked = 0;
        for (var day = 0; day < 25; day++)
        {
            asked += await instance.MoneyAsync();
            Assert.Equal(day < 5 ? CodState.Collected : CodState.PayoutLate, (await FindAsync(instance, number)).State);
            house.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.InRange(asked, 18, 22);
        Assert.Equal((short)CodWatchEnd.GivenUp, await house.ValueAsync<short>("select ended_by from cod_watch"));
    }

    [Fact]
    public async Task A_question_about_money_is_a_question_of_the_budget_and_has_a_part_of_its_own()
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        Instance[] instances = [.. Enumerable.Range(0, 3).Select(_ => house.Instance(("Carriers:RussianPost:DailySingleBudget", "40")))];
        for (var i = 0; i < 12; i++)
        {
            await house.OrderedAsync(new { life = "cod", steps = 9, paceSeconds = 0 });
        }

        Assert.Equal(12, await instances[0].PollAllAsync());
        for (var round = 0; round < 4; round++)
        {
            await Task.WhenAll(instances.Select(i => i.MoneyAsync()));
        }

        Assert.Equal(8, await house.ValueAsync<int>("select budget_used_by_money_orders from carrier_health where carrier = 1"));
        Assert.Equal(20, await house.ValueAsync<int>("select budget_used from carrier_health where carrier = 1"));
        Assert.Equal(20, await house.RequestsAsync());
    }

    [Fact]
    public async Task An_answer_whose_claim_was_taken_over_stores_nothing()
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var instance = house.Instance();
        var number = await house.OrderedAsync(new { life = "cod", steps = 9, paceSeconds = 0 });
        await instance.PollAllAsync();
        var claims = instance.Get<Web.Features.Carriers.RussianPost.MoneyOrderClaims>();
        var late = Assert.Single(await claims.TakeAsync(TestContext.Current.CancellationToken));
        house.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(late.Lease + 1, Assert.Single(await claims.TakeAsync(TestContext.Current.CancellationToken)).Lease);

        var told = new ToldMoneyOrder(house.Now, 3, "41207", 100, 0, 0);
        Assert.False(await instance.Get<MoneyOrders>().TakeAsync(late, [told], TestContext.Current.CancellationToken));
        Assert.Equal(0L, await house.ValueAsync<long>("select count(*) from money_order_event where track_number = $1", number));
    }

    private static async Task<CodTransfer> FindAsync(Instance instance, string number) =>
        await instance.Get<CodTransfers>().FindAsync(await ShipmentAsync(instance, number), TestContext.Current.CancellationToken);

    private static async Task<CodSums> SumsAsync(Instance instance, string number) =>
        await instance.Get<CodTransfers>().SumsAsync(await ShipmentAsync(instance, number), TestContext.Current.CancellationToken);

    private static async Task<Web.Features.Tracking.ShipmentSnapshot> ShipmentAsync(Instance instance, string number) =>
        (await instance.Get<TrackingLookup>().FindAsync(TrackNumber.Parse(number), null, null, TestContext.Current.CancellationToken))!.Shipment;
}
