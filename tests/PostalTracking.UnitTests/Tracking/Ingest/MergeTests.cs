using PostalTracking.Domain.Tracking;
using static PostalTracking.UnitTests.Tracking.Ingest.Told;

namespace PostalTracking.UnitTests.Tracking.Ingest;

public sealed class MergeTests
{
    private static readonly string[] AcceptedAndArrived = ["1/0", "8/2"];

    [Fact]
    public void What_is_heard_again_adds_nothing()
    {
        var first = Parcel().Answer(Post("1/0", 9), Post("8/2", 2));
        var second = first.After.Answer(Post("8/2", 2), Post("1/0", 9), Post("1/0", 9));

        Assert.Equal([true, true], first.IsNew);
        Assert.Equal([false, false, false], second.IsNew);
        Assert.Empty(second.Added);
        Assert.Equal(first.After.Version, second.After.Version);
        Assert.Equal(ShipmentStatus.AvailableForPickup, second.After.Status);
    }

    [Fact]
    public void What_a_whole_history_no_longer_says_is_taken_back()
    {
        var handedOver = Parcel().Answer(Post("1/0", 9), Post("8/2", 2), Post("2/1", 1)).After;
        var mended = handedOver.Answer(Post("1/0", 9), Post("8/2", 2));

        Assert.Equal(ShipmentStatus.Delivered, handedOver.Status);
        Assert.Equal(ShipmentStatus.AvailableForPickup, mended.After.Status);
        Assert.Null(mended.After.ReceivedAt);
        Assert.Equal(AcceptedAndArrived, mended.After.Counted());
        Assert.Equal(((short)1, 4), (Assert.Single(mended.Added).Revision, mended.After.Version)); // kept, and a version of its own
        Assert.Empty(mended.After.Answer(Post("1/0", 9), Post("8/2", 2)).Added); // taken back once
    }

    [Fact]
    public void What_was_taken_back_and_is_said_again_counts_again()
    {
        var whole = Parcel().Answer(Post("1/0", 9), Post("8/2", 2)).After;
        var less = whole.Answer(Post("1/0", 9)).After;
        var again = less.Answer(Post("1/0", 9), Post("8/2", 2));

        Assert.Equal([false, true], again.IsNew);
        Assert.Equal((short)2, Assert.Single(again.Added).Revision);
        Assert.Equal(ShipmentStatus.AvailableForPickup, again.After.Status);
        Assert.Equal(AcceptedAndArrived, again.After.Counted());
    }

    [Fact]
    public void What_lies_before_the_beginning_of_the_answer_stays() =>
        Assert.Equal(
            ["1/0", "8/2", "2/1"],
            Parcel().Answer(Post("1/0", 9), Post("8/2", 2)).After.Answer(Post("8/2", 2), Post("2/1", 1)).After.Counted());

    [Fact]
    public void An_empty_answer_takes_nothing_back() =>
        Assert.Equal(AcceptedAndArrived, Parcel().Answer(Post("1/0", 9), Post("8/2", 2)).After.Answer().After.Counted());

    [Fact]
    public void What_a_partner_sent_is_never_taken_back_by_an_answer() =>
        Assert.Equal(AcceptedAndArrived, Parcel().Push(Post("8/2", 2, pushed: true)).After.Answer(Post("1/0", 9)).After.Counted());

    [Fact]
    public void What_a_partner_sends_takes_nothing_back() =>
        Assert.Equal(
            ["1/0", "8/2", "2/1"],
            Parcel().Answer(Post("1/0", 9), Post("8/2", 2)).After.Push(Post("2/1", 1, pushed: true)).After.Counted());

    [Fact]
    public void One_carrier_takes_nothing_back_of_another()
    {
        var both = Parcel().Push(Cainiao("PU_PICKUP_SUCCESS", 10), Cainiao("GTMS_ACCEPT", 3)).After
            .Answer(Post("1/0", 9), Post("8/2", 2)).After;
        Assert.Equal(["PU_PICKUP_SUCCESS", "1/0", "GTMS_ACCEPT", "8/2"], both.Counted());
        Assert.Equal([Carrier.RussianPost, Carrier.Cainiao], both.Sources.Select(s => s.Carrier));
    }

    [Fact]
    public void Sequences_follow_the_times_of_what_is_new_and_go_on_from_the_version()
    {
        var late = Parcel().Answer(Post("8/2", 2)).After.Answer(Post("2/1", 1), Post("1/0", 9), Post("8/2", 2));
        Assert.Equal([2, 3], late.Added.Select(e => e.Sequence));
        Assert.Equal(["1/0", "2/1"], late.Added.Select(e => Book.Find(e.Carrier, e.Code).Raw));
        Assert.Equal(3, late.After.Version);
    }
}
