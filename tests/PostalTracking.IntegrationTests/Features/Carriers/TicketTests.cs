using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers.RussianPost;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Features.Tracking.LookUp;
using static PostalTracking.IntegrationTests.Features.Carriers.PollingHouse;
using static PostalTracking.IntegrationTests.Features.Carriers.PostHouse;

namespace PostalTracking.IntegrationTests.Features.Carriers;

/// <summary>Questions about many numbers: a ticket now, the answer later, whoever is there then.</summary>
public sealed class TicketTests(TestDatabases databases)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task The_answer_is_fetched_after_a_quarter_of_an_hour_by_whoever_is_there_then()
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var before = house.WithContract();
        var number = await house.OrderedAsync(new { life = "ems", destinationPostalCode = "620000", steps = 7 });
        await house.DueAsync(before, 1, 3);

        Assert.Equal(4, await before.TicketsAsync());
        Assert.Equal([4], await house.TicketsAsync());
        await before.DisposeAsync();

        // The app was started again.
        var after = house.WithContract();
        house.Clock.Advance(Quarter - Second);
        Assert.Equal(0, await after.TicketsAsync());
        Assert.Equal(1, await house.RequestsAsync());

        house.Clock.Advance(Second);
        await after.TicketsAsync();
        Assert.Equal(2, await house.RequestsAsync());
        Assert.Equal(
            (short)ShipmentStatus.AvailableForPickup,
            await house.ValueAsync<short>("select status from shipment_view where track_number = $1", number));
        Assert.Equal(0L, await house.OpenTicketsAsync());
        Assert.Equal(
            0L, await house.ValueAsync<long>("select count(*) from poll_plan where lease_until is not null or next_due <= $1", house.Now));
        Assert.Equal(house.Now, await house.TimeAsync("select checked_at from shipment_view where track_number = $1", number));
        await ReadModelCheck.HoldsAsync(house.ConnectionString);
    }

    [Fact]
    public async Task An_answer_that_is_not_ready_is_asked_for_once_in_a_quarter_of_an_hour_by_all_together()
    {
        await using var house = await OpenAtOneTimeAsync(databases, "Simulator:TicketReadyAfter=00:40:00");
        Instance[] instances = [house.WithContract(), house.WithContract()];
        await house.DueAsync(instances[0], 1, 2);
        await instances[0].TicketsAsync();

        var asked = new List<int>();
        for (var minute = 1; minute <= 46; minute++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            var before = await house.RequestsAsync();
            await Task.WhenAll(instances.Select(i => i.TicketsAsync()));
            asked.AddRange(Enumerable.Repeat(minute, await house.RequestsAsync() - before));
        }

        Assert.Equal([15, 30, 45], asked);
        Assert.Equal(0L, await house.OpenTicketsAsync());
    }

    [Fact]
    public async Task A_ticket_has_five_hundred_numbers_and_the_rest_wait_for_company()
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        Instance[] instances =
            [.. Enumerable.Range(0, 2).Select(_ => house.WithContract(("Carriers:RussianPost:CollectFor", "00:05:00")))];
        await house.DueAsync(instances[0], 1, 1_203);

        await Task.WhenAll(instances.Select(i => i.TicketsAsync()));
        Assert.Equal([500, 500], await house.TicketsAsync());
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        await Task.WhenAll(instances.Select(i => i.TicketsAsync()));
        Assert.Equal([500, 500, 203], await house.TicketsAsync());
        Assert.Equal(1_203, (await house.QuestionsAsync()).Count);
        Assert.All((await house.QuestionsAsync()).Values, times => Assert.Equal(1, times));

        house.Clock.Advance(Quarter);
        await Task.WhenAll(instances.Select(i => i.TicketsAsync()));
        Assert.Equal(0L, await house.OpenTicketsAsync());
        Assert.Equal(1_203L, await house.ValueAsync<long>("select count(*) from poll_plan where checked_at = $1", house.Now));
    }

    [Fact]
    public async Task While_a_ticket_is_out_nobody_asks_about_its_numbers()
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var instance = house.WithContract();
        var number = (await house.DueAsync(instance, 1, 1))[0];
        await instance.TicketsAsync();

        house.Clock.Advance(TimeSpan.FromMinutes(14));
        await instance.Get<TrackingLookup>().FindAsync(TrackNumber.Parse(number), null, null, TestContext.Current.CancellationToken);
        await instance.Get<SearchQueue>().WriteAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await instance.TakeAsync());
        Assert.Equal(0, await instance.TicketsAsync());
    }

    [Fact]
    public async Task An_answer_nobody_could_fetch_in_32_hours_is_given_up_and_comes_too_late_afterwards()
    {
        await using var house = await OpenAtOneTimeAsync(databases, "Simulator:TicketReadyAfter=2.00:00:00");
        var instance = house.WithContract();
        var number = (await house.DueAsync(instance, 1, 1))[0];
        await instance.TicketsAsync();
        var lease = await house.ValueAsync<int>("select lease from poll_plan");

        house.Clock.Advance(TimeSpan.FromHours(32) - Second);
        await instance.TicketsAsync();
        Assert.Equal(1L, await house.OpenTicketsAsync());
        house.Clock.Advance(Second);
        Assert.Equal(1, await instance.TicketsAsync()); // on a new ticket, at once
        Assert.Equal([1, 1], await house.TicketsAsync());

        var late = new PollLease(number, 1, Carrier.RussianPost, lease);
        Assert.Equal([[EventVerdict.Late]], await instance.IngestAsync(Report(number, late, house.Said("8/2", 1))));
    }

    [Fact]
    public async Task Whoever_dies_between_the_claim_and_the_ticket_loses_nothing()
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var (dead, other) = (house.WithContract(), house.WithContract());
        await house.DueAsync(dead, 1, 2);
        var leases = await dead.Get<TicketClaims>().TakeAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, leases.Count);

        Assert.Equal(0, await other.TicketsAsync());
        house.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(2, await other.TicketsAsync());

        // It was only asleep: its ticket has no claims any more.
        await dead.Get<TicketClaims>().KeepAsync("20261120100000000LATE", leases, TestContext.Current.CancellationToken);
        Assert.Equal(1L, await house.OpenTicketsAsync());
    }

    [Fact]
    public async Task Whoever_dies_between_the_ticket_and_the_answer_loses_nothing()
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var (dead, other) = (house.WithContract(), house.WithContract());
        await house.DueAsync(dead, 1, 2);
        await dead.TicketsAsync();
        house.Clock.Advance(Quarter);
        Assert.NotNull(await dead.Get<TicketClaims>().NextAsync(TestContext.Current.CancellationToken));

        await other.TicketsAsync();
        Assert.Equal(1L, await house.OpenTicketsAsync()); // asked for a moment ago, as far as anybody knows
        house.Clock.Advance(Quarter);
        await other.TicketsAsync();
        Assert.Equal(0L, await house.OpenTicketsAsync());
        Assert.Equal(2L, await house.ValueAsync<long>("select count(*) from poll_plan where checked_at = $1", house.Now));
    }
}
