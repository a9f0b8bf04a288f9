using PostalTracking.Domain.Claims;

namespace PostalTracking.UnitTests.Claims;

public sealed class ClaimSumsTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_sequence_of_orders_returns_and_settlements_ever_exceeds_what_was_approved(int seed)
    {
        var random = new Random(seed);
        var approved = random.NextInt64(1, 500_000_00);
        var sums = ClaimSums.Of(approved, 0, 0);

        // What a bank and the desk would have in hand, kept apart from the sums.
        List<long> ordered = [], paid = [];
        for (var step = 0; step < 200; step++)
        {
            var amount = random.Next(4) == 0 ? random.NextInt64(-100, (2 * approved) + 1) : random.NextInt64(1, (approved / 5) + 2);
            switch (random.Next(4))
            {
                case 0 or 1 when sums.Order(amount) is { } after:
                    ordered.Add(amount);
                    sums = after;
                    break;
                case 2 when ordered.Count > 0:
                    var settled = ordered[random.Next(ordered.Count)];
                    ordered.Remove(settled);
                    paid.Add(settled);
                    sums = Assert.NotNull(sums.Pay(settled));
                    break;
                case 3 when ordered.Count + paid.Count > 0:
                    var wasPaid = ordered.Count == 0 || (paid.Count > 0 && random.Next(2) == 0);
                    var from = wasPaid ? paid : ordered;
                    var back = from[random.Next(from.Count)];
                    from.Remove(back);
                    sums = Assert.NotNull(sums.Free(back, wasPaid));
                    break;
            }

            Assert.Equal((approved, ordered.Sum() + paid.Sum(), paid.Sum()), (sums.Approved, sums.Ordered, sums.Paid));
            Assert.True(0 <= sums.Paid && sums.Paid <= sums.Ordered && sums.Ordered <= sums.Approved, $"{sums}");
        }
    }

    [Fact]
    public void More_than_is_left_is_neither_ordered_paid_nor_freed()
    {
        var sums = ClaimSums.Of(approved: 100, ordered: 60, paid: 20);

        Assert.Null(sums.Order(41));
        Assert.Null(sums.Order(0));
        Assert.Null(sums.Order(long.MaxValue));
        Assert.Null(sums.Pay(41));
        Assert.Null(sums.Free(41, wasPaid: false));
        Assert.Null(sums.Free(21, wasPaid: true));
        Assert.Throws<ArgumentException>(() => ClaimSums.Of(100, 101, 0));
    }

    [Fact]
    public void A_claim_is_paid_with_the_last_kopeck()
    {
        Assert.False(ClaimSums.Of(100, 100, 99).IsAllPaid);
        Assert.True(ClaimSums.Of(100, 100, 100).IsAllPaid);
        Assert.False(ClaimSums.Of(0, 0, 0).IsAllPaid);
    }
}
