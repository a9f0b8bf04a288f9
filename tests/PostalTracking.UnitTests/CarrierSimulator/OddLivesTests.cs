using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.UnitTests.CarrierSimulator;

public sealed class OddLivesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_duty_is_in_the_answer_from_the_demand_on_and_somebody_has_to_pay_it()
    {
        var parcel = Demo(DemoParcels.CustomsDuty);
        Assert.Equal([0, 0, 0, 0, 0, 187_350], parcel.Operations(Now).Select(o => o.What.CustomDutyKopecks));

        var paced = Parcel.Begin(parcel.Plan with { ToldAtOnce = null, Pace = TimeSpan.FromSeconds(60) }, Now);
        Assert.Equal("14/6", paced.Operations(Now.AddDays(1))[^1].What.Code);
        Assert.Equal("14/13", paced.Advance(1, Now.AddDays(1)).Operations(Now.AddDays(1))[^1].What.Code);
    }

    [Fact]
    public void A_new_label_changes_the_number_half_way_and_leaves_what_was_before()
    {
        var operations = Demo(DemoParcels.Renumbered).Operations(Now);
        var before = operations.TakeWhile(o => o.What.Code != "8/26").ToList();
        Assert.NotEmpty(before);
        Assert.All(before, o => Assert.Null(o.What.Barcode));
        Assert.All(operations.Skip(before.Count), o => Assert.Equal(DemoParcels.SecondNumber, o.What.Barcode));
    }

    [Fact]
    public void A_number_that_came_back_tells_of_two_journeys_more_than_a_year_apart()
    {
        var operations = Demo(DemoParcels.Reissued).Operations(Now);
        Assert.Equal(["1/0", "8/2", "2/1", "1/0", "8/2"], operations.Select(o => o.What.Code));
        Assert.True(operations[3].At - operations[2].At > TimeSpan.FromDays(395));
        Assert.True(operations[3].At - operations[0].At < TimeSpan.FromDays(450));
    }

    [Fact]
    public void Two_carriers_speak_of_parcels_months_and_countries_apart()
    {
        var parcel = Demo(DemoParcels.TwoCarriers);
        Assert.True(parcel.Operations(Now)[0].At - parcel.Traces(Now)[^1].At > TimeSpan.FromDays(60));
        Assert.Equal("GTMS_SIGNED", parcel.Traces(Now)[^1].What.ActionCode);
        Assert.Equal("Israel", parcel.Plan.Life.CainiaoDestination?.English);
    }

    [Fact]
    public void A_stalled_parcel_was_last_heard_of_weeks_ago() =>
        Assert.InRange((Now - Demo(DemoParcels.Stalled).Traces(Now)[^1].At).TotalDays, 38, 39);

    [Fact]
    public void What_is_taken_back_is_said_no_more_and_what_is_moved_has_another_time()
    {
        var parcel = Demo(DemoParcels.Corrected);
        Assert.Equal("390005", parcel.Operations(Now)[^1].What.Place.Index);

        parcel = parcel.Advance(1, Now.AddHours(3));
        var arrived = Assert.Single(parcel.Operations(Now.AddHours(3)), o => o.What.Code == "8/2");
        Assert.Equal("390000", arrived.What.Place.Index);

        parcel = parcel.Advance(1, Now.AddHours(4));
        var moved = Assert.Single(parcel.Operations(Now.AddHours(4)), o => o.What.Code == "8/2");
        Assert.Equal("390000", moved.What.Place.Index);
        Assert.True(moved.At < arrived.At);
    }

    [Fact]
    public void Odd_times_are_of_1970_and_of_next_year()
    {
        var years = Demo(DemoParcels.OddTimes).Operations(Now).Select(o => o.At.Year).ToList();
        Assert.Equal([2026, 1970, 2026, 2026, 2027], years);
    }

    [Fact]
    public void A_shuffled_history_repeats_itself_and_is_in_no_order()
    {
        var operations = Demo(DemoParcels.Shuffled).Operations(Now);
        Assert.True(operations.Distinct().Count() < operations.Count);
        Assert.NotEqual(operations.Select(o => o.At).Order(), operations.Select(o => o.At));
        Assert.Equal("2/1", operations.MaxBy(o => o.At)!.What.Code);
    }

    private static Parcel Demo(string number) => Parcel.Begin(DemoParcels.All.Single(p => p.TrackNumber == number), Now);
}
