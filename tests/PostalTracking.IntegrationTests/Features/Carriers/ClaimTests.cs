using PostalTracking.CarrierSimulator.Parcels;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;
using static PostalTracking.IntegrationTests.Features.Carriers.PollingHouse;

namespace PostalTracking.IntegrationTests.Features.Carriers;

public sealed class ClaimTests(TestDatabases databases)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_claim_nobody_answered_is_taken_over_and_the_late_answer_is_refused()
    {
        await using var house = await OpenAsync(databases);
        var (stopped, other) = (house.Instance(), house.Instance());
        var number = (await house.DueAsync(stopped, 1, 1))[0];
        var late = Assert.Single(await stopped.TakeAsync());

        house.Clock.Advance(Lease - TimeSpan.FromSeconds(1));
        Assert.Empty(await other.TakeAsync());
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var taken = Assert.Single(await other.TakeAsync());
        Assert.Equal(late.Lease + 1, taken.Lease);

        // Before and after the other's own answer.
        Assert.Equal([[EventVerdict.Late]], await stopped.IngestAsync(Report(number, late, house.Said("2/1", 1))));
        Assert.Equal([[EventVerdict.Stored]], await other.IngestAsync(Report(number, taken, house.Said("8/2", 1))));
        Assert.Equal([[EventVerdict.Late]], await stopped.IngestAsync(Report(number, late, house.Said("2/1", 1))));
        await stopped.Claims.PutBackAsync([late], TestContext.Current.CancellationToken);

        Assert.Equal((short)ShipmentStatus.AvailableForPickup, await StatusAsync(house, number));
        Assert.True(await house.TimeAsync("select next_due from poll_plan where track_number = $1", number) > house.Now.AddHours(1));
        await ReadModelCheck.HoldsAsync(house.ConnectionString);
    }

    [Fact]
    public async Task What_two_carriers_say_at_once_of_a_number_nobody_knew_is_all_kept()
    {
        await using var house = await OpenAsync(databases);
        var instance = house.Instance();
        var number = MadeUpNumbers.S10("ZA", 7, "HK");
        await AskedForAsync(house, number);
        var post = Assert.Single(await instance.TakeAsync());
        var cainiao = Assert.Single(await instance.TakeAsync(Carrier.Cainiao));

        await instance.IngestAsync(Report(number, post, house.Said("1/0", 4)));
        var verdicts = await instance.IngestAsync(Report(number, cainiao, house.Said("PU_PICKUP_SUCCESS", 5), house.Said("GTMS_ACCEPT", 1)));

        Assert.Equal([[EventVerdict.Stored, EventVerdict.Stored]], verdicts);
        Assert.Equal(3L, await house.ValueAsync<long>("select count(*) from tracking_event where track_number = $1", number));
        Assert.Equal(0L, await house.ValueAsync<long>("select count(*) from unknown_number"));
        await ReadModelCheck.HoldsAsync(house.ConnectionString);
    }

    [Fact]
    public async Task An_answer_that_comes_when_its_number_has_long_been_known_takes_nothing_back()
    {
        await using var house = await OpenAsync(databases);
        var (stopped, other) = (house.Instance(), house.Instance());
        var number = (await house.LookedUpAsync(1, 1))[0];
        var late = Assert.Single(await stopped.TakeAsync());
        house.Clock.Advance(Lease);
        await other.IngestAsync(Report(number, Assert.Single(await other.TakeAsync()), house.Said("1/1", 4), house.Said("8/2", 1)));

        await stopped.IngestAsync(Report(number, late, house.Said("1/1", 4)));

        Assert.Equal((short)ShipmentStatus.AvailableForPickup, await StatusAsync(house, number));
        await ReadModelCheck.HoldsAsync(house.ConnectionString);
    }

    [Fact]
    public async Task Two_uses_of_a_number_are_one_question_and_the_earlier_one_then_rests()
    {
        await using var house = await OpenAsync(databases);
        var instance = house.Instance();
        var number = (await house.DueAsync(instance, 1, 1))[0];
        await house.ExecuteAsync("update shipment_view set dispatched_at = dispatched_at - interval '14 months'");
        await instance.IngestAsync(Report(number, null, house.Said("1/1", 1)));
        Assert.Equal(2L, await house.ValueAsync<long>("select count(*) from shipment where track_number = $1", number));
        await house.DueAgainAsync();

        await instance.PollAllAsync();

        Assert.Equal(1, (await house.QuestionsAsync())[number]);
        Assert.Null(await house.TimeAsync("select next_due from poll_plan where generation = 1"));
        Assert.True(await house.TimeAsync("select next_due from poll_plan where generation = 2") > house.Now);
    }

    [Fact]
    public async Task A_final_status_stops_the_asking()
    {
        await using var house = await OpenAsync(databases);
        var instance = house.Instance();
        var number = (await house.DueAsync(instance, 1, 1))[0];
        await instance.IngestAsync(Report(number, Assert.Single(await instance.TakeAsync()), house.Said("1/1", 3), house.Said("2/1", 1)));

        house.Clock.Advance(TimeSpan.FromDays(300));
        Assert.Equal(0, await instance.PollAsync());
        Assert.Null(await house.TimeAsync("select next_due from poll_plan where track_number = $1", number));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_stored_takes_no_other_of_its_wave_with_it()
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var instance = house.Instance();
        var life = new { life = "ems", destinationPostalCode = "620000", steps = 7 };
        var broken = await house.OrderedAsync(life);
        await instance.PollAsync();

        // The read model has lost what was heard: the events' own key stops whoever hears it again.
        await house.ExecuteAsync("update shipment_view set history = '\\x0100', version = 0 where track_number = $1", broken);
        await house.DueAgainAsync();
        var other = await house.OrderedAsync(life);
        house.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(2, await instance.PollAsync());
        Assert.Equal(house.Now, await house.TimeAsync("select checked_at from shipment_view where track_number = $1", other));

        // Nor one question after another of the day's budget.
        Assert.Equal(house.Now + TimeSpan.FromHours(6), await house.TimeAsync("select next_due from poll_plan where track_number = $1", broken));
        house.Clock.Advance(Lease);
        Assert.Equal(0, await instance.PollAsync());
    }

    private static Task<short> StatusAsync(PollingHouse house, string number) =>
        house.ValueAsync<short>("select status from shipment_view where track_number = $1", number);

    private static Task AskedForAsync(PollingHouse house, string number) => house.ExecuteAsync(
        """
        insert into unknown_number (track_number, carrier, first_asked_at, last_asked_at, next_due, lease)
        select $1, c, $2, $2, $2, 0 from unnest(array[1, 2]) c
        """,
        number,
        house.Now);
}
