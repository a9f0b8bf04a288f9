using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.UnitTests.CarrierSimulator;

public sealed class LivesTests
{
    public static TheoryData<string, string> Histories => new()
    {
        { "srm", "1/0 8/2 2/1" },
        { "registered", "1/1 8/5 10/0 9/1 11/0 14/1 8/6 8/3 8/4 8/2 2/1" },
        { "ems", "1/1 8/1 8/3 8/4 8/3 8/4 8/2 8/15 12/1 8/15 2/8" },
        { "cod", "1/1 8/1 8/3 8/4 8/3 8/4 8/2 2/1 63/0" },
        { "returned", "1/1 8/1 8/3 8/4 8/3 8/4 8/2 12/1 3/1 8/20 8/3 8/4 8/2 2/2" },
        { "untracked", "" },
        { "silent", "" },
        { "customs-held", "1/1 8/5 10/0 9/1 11/0 14/7 24/1073 14/1 8/6 8/3 8/4 8/2 2/1" },
        { "customs-duty", "1/1 8/5 10/0 9/1 11/0 14/6 14/13 8/6 8/3 8/4 8/2 2/1" },
        { "renumbered", "1/1 8/5 10/0 9/1 11/0 14/1 8/26 59/0 8/3 8/4 8/2 2/1" },
        { "reissued", "1/0 8/2 2/1 1/0 8/2 2/1" },
        { "two-carriers", "1/1 8/5 9/1 8/3 8/2" },
        { "stalled", "1/0 8/2 2/1" },
        { "conflict", "1/0 8/2" },
        { "corrected", "1/1 8/3 8/4 8/2 8/2 8/2 2/1" },
        { "odd-times", "1/1 8/3 8/4 8/2 2/1" },
        { "shuffled", "1/1 1/1 8/4 8/3 8/1 8/2 8/2 8/2 2/1 2/1" },
    };

    [Theory]
    [MemberData(nameof(Histories))]
    public void The_post_tells_of_each_life(string life, string codes) =>
        Assert.Equal(codes, string.Join(' ', Plan(life).Happenings.Where(h => h.Operation is not null).Select(h => h.Code)));

    [Fact]
    public void Happenings_stand_in_the_order_of_the_journey() =>
        Assert.All(Lives.Keys, life => Assert.Equal(
            Plan(life).Happenings.Select(h => h.Share).Order(), Plan(life).Happenings.Select(h => h.Share)));

    [Fact]
    public void Cainiao_tells_more_of_an_srm_parcel_than_the_post() =>
        Assert.Superset(
            new HashSet<string> { "PU_PICKUP_SUCCESS", "SC_INBOUND_SUCCESS", "LH_DEPART", "CC_EX_SUCCESS", "CC_IM_SUCCESS" },
            Plan("srm").Happenings.Select(h => h.Code).ToHashSet());

    [Fact]
    public void A_parcel_returned_ends_where_it_was_sent_from()
    {
        var operations = Plan("returned").Happenings.Select(h => h.Operation!).ToList();
        Assert.Equal(operations[0].Place, operations[^1].Place);
        Assert.Equal(["390000"], operations.Where(o => o.Code is "12/1" or "3/1").Select(o => o.Place.Index).Distinct());
    }

    [Fact]
    public void Demo_numbers_are_distinct_and_their_check_digits_right()
    {
        var numbers = DemoParcels.All.Select(p => p.TrackNumber).ToList();
        Assert.Equal(numbers.Distinct(), numbers);
        Assert.Contains("ZA000000005HK", numbers);
        Assert.All(numbers, n => Assert.Equal(WithCheckDigit(n), n));
    }

    private static string WithCheckDigit(string number) => number switch
    {
        { Length: 14 } => MadeUpNumbers.Domestic(
            number[..6],
            new(2026, number[6..8] == "26" ? 11 : 10, 1, 0, 0, 0, TimeSpan.Zero),
            int.Parse(number[8..13], null)),
        [.., 'Y'] => number,
        _ => MadeUpNumbers.S10(number[..2], int.Parse(number[2..10], null), number[11..]),
    };

    private static ParcelPlan Plan(string life) => ParcelPlan.Of(Lives.Find(life)!, "ZA000000005HK", "390000", null, null);
}
