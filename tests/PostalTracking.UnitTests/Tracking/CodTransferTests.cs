using PostalTracking.Domain.Tracking;
using static PostalTracking.Domain.Tracking.CodState;

namespace PostalTracking.UnitTests.Tracking;

public sealed class CodTransferTests
{
    private static readonly DateTimeOffset Collected = new(2026, 10, 11, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan LateAfter = TimeSpan.FromDays(5);

    [Theory]
    [InlineData("", TransferUnknown)]
    [InlineData("1", nameof(TransferAccepted))]
    [InlineData("13", nameof(PaidOut))]
    [InlineData("12", nameof(TransferAccepted))]
    [InlineData("14", nameof(Redirected))]
    [InlineData("143", nameof(PaidOut))]
    [InlineData("15", nameof(SentBack))]
    [InlineData("16", nameof(TransferAccepted))] // corrections outside of the life move nothing
    [InlineData("137", nameof(PaidOut))]
    [InlineData("189", nameof(TransferAccepted))] // types nobody has heard of
    public void The_posts_word_moves_the_money(string types, string state)
    {
        var steps = Steps(types);

        Assert.Equal(state, Of(steps).State.ToString());
        Assert.Equal(Of(steps), Of(steps.AsEnumerable().Reverse().Concat(steps)));
        Assert.Equal(types.Any(t => t is '2' or '6' or '7'), Of(steps).Corrected);
    }

    [Fact]
    public void Nothing_to_pay_is_nothing_to_follow() =>
        Assert.Equal(None, CodTransfer.Of(false, Collected, null, [], Collected, LateAfter).State);

    [Fact]
    public void Until_it_is_collected_the_money_is_expected_however_long_that_takes() =>
        Assert.Equal(Expected, CodTransfer.Of(true, null, null, [], Collected.AddYears(1), LateAfter).State);

    [Fact]
    public void A_return_cancels_what_was_expected_and_nothing_the_post_has_taken()
    {
        var back = Collected.AddDays(20);
        Assert.Equal(Cancelled, CodTransfer.Of(true, null, back, [], back, LateAfter).State);
        Assert.Equal(back, CodTransfer.Of(true, null, back, [], back, LateAfter).Since);
        Assert.Equal(PaidOut, CodTransfer.Of(true, Collected, back, Steps("13"), back, LateAfter).State);
    }

    [Theory]
    [InlineData("", 5, nameof(CodState.Collected))]
    [InlineData("", 6, nameof(PayoutLate))]
    [InlineData("1", 6, nameof(PayoutLate))]
    [InlineData("14", 6, nameof(PayoutLate))]
    [InlineData("13", 600, nameof(PaidOut))]
    public void Money_that_does_not_come_is_late_and_says_since_when(string types, int days, string state)
    {
        var transfer = Of(Steps(types), Collected.AddDays(days));

        Assert.Equal(state, transfer.State.ToString());
        Assert.Equal(transfer.State == PayoutLate, transfer.Since == Collected + LateAfter);
    }

    private const string TransferUnknown = nameof(CodState.Collected);

    private static List<MoneyOrderStep> Steps(string types) =>
        [.. types.Select((type, i) => new MoneyOrderStep(Collected.AddHours(i), type - '0', 249_900))];

    private static CodTransfer Of(IEnumerable<MoneyOrderStep> steps, DateTimeOffset? now = null) =>
        CodTransfer.Of(true, Collected, null, steps, now ?? Collected.AddDays(2), LateAfter);
}
