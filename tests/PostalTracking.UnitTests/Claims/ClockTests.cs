using PostalTracking.Domain.Claims;
using static PostalTracking.UnitTests.Claims.RussianCalendar;

namespace PostalTracking.UnitTests.Claims;

public sealed class ClockTests
{
    [Theory]
    [InlineData(ClaimStatus.Submitted, ClockKind.FirstAnswer, 24)]
    [InlineData(ClaimStatus.EvidenceRequested, ClockKind.Evidence, 7 * 24)]
    [InlineData(ClaimStatus.InReview, ClockKind.Decision, 48)]
    [InlineData(ClaimStatus.Approved, ClockKind.Payout, 48)]
    [InlineData(ClaimStatus.BankCorrespondence, ClockKind.BankAnswer, 240)]
    [InlineData(ClaimStatus.Appealed, ClockKind.Decision, 48)]
    public void Each_turn_has_the_time_that_the_terms_promise(ClaimStatus status, ClockKind kind, int hours) => Assert.Equal(
        new Clock(kind, TimeSpan.FromHours(hours), TimeSpan.Zero, At("2026-11-25T10:00:00+03:00")),
        ClaimClocks.None.After(ClaimStatus.Draft, status, At("2026-11-25T10:00:00+03:00"), MoveWalk.Terms, Delivered, Moscow).Running);

    [Fact]
    public void The_customers_turn_stops_ours_and_complete_evidence_begins_the_decision_anew()
    {
        var asked = Life(
            (ClaimStatus.Submitted, "2026-11-25T10:00:00+03:00"),
            (ClaimStatus.EvidenceRequested, "2026-11-25T12:00:00+03:00"));

        Assert.Equal(TimeSpan.FromHours(2), asked.Us!.Used);
        Assert.Equal(At("2026-12-04T12:00:00+03:00"), asked.Running!.DueAt(Delivered, Moscow));

        var complete = Life(
            (ClaimStatus.InReview, "2026-11-25T10:00:00+03:00"),
            (ClaimStatus.EvidenceRequested, "2026-11-26T10:00:00+03:00"),
            (ClaimStatus.InReview, "2026-11-27T10:00:00+03:00"));

        Assert.Equal(At("2026-12-01T10:00:00+03:00"), complete.Running!.DueAt(Delivered, Moscow));
        Assert.Equal(TimeSpan.FromHours(24), complete.Customer!.Used);
    }

    [Fact]
    public void After_a_hold_a_clock_goes_on_where_it_stood()
    {
        var clocks = Life(
            (ClaimStatus.InReview, "2026-11-25T10:00:00+03:00"),
            (ClaimStatus.OnHold, "2026-11-26T10:00:00+03:00"),
            (ClaimStatus.InReview, "2026-12-28T10:00:00+03:00"));

        Assert.Equal(TimeSpan.FromHours(24), clocks.Us!.Used);
        Assert.Equal(At("2026-12-29T10:00:00+03:00"), clocks.Running!.DueAt(Delivered, Moscow));
    }

    [Fact]
    public void While_a_bank_answers_the_promise_of_money_stands_still()
    {
        var clocks = Life(
            (ClaimStatus.Approved, "2026-12-28T10:00:00+03:00"),
            (ClaimStatus.BankCorrespondence, "2026-12-29T10:00:00+03:00"),
            (ClaimStatus.PayoutOrdered, "2027-01-11T10:00:00+03:00"));

        Assert.Equal(TimeSpan.FromHours(24 + 14 + 10), clocks.Bank!.Used);
        Assert.Equal(At("2027-01-12T10:00:00+03:00"), clocks.Running!.DueAt(Delivered, Moscow));
    }

    [Theory]
    [InlineData(ClaimStatus.Approved, ClaimStatus.PayoutOrdered)]
    [InlineData(ClaimStatus.PayoutOrdered, ClaimStatus.Approved)] // an order given up is no new promise
    [InlineData(ClaimStatus.Reopened, ClaimStatus.InReview)]
    public void Within_one_promise_the_clock_goes_on(ClaimStatus first, ClaimStatus second) => Assert.Equal(
        At("2026-11-27T10:00:00+03:00"),
        Life((first, "2026-11-25T10:00:00+03:00"), (second, "2026-11-26T10:00:00+03:00")).Running!.DueAt(Delivered, Moscow));

    [Fact]
    public void What_is_used_up_is_due_at_once_on_a_day_off_too()
    {
        var clocks = Life(
            (ClaimStatus.InReview, "2026-11-23T10:00:00+03:00"),
            (ClaimStatus.OnHold, "2026-11-27T10:00:00+03:00"),
            (ClaimStatus.InReview, "2026-11-28T10:00:00+03:00"));

        Assert.Equal(At("2026-11-28T10:00:00+03:00"), clocks.Running!.DueAt(Delivered, Moscow));
    }

    [Fact]
    public void A_clock_found_run_out_stays_so_when_it_goes_on_and_a_new_one_is_not()
    {
        var found = At("2026-11-27T12:00:00+03:00");
        var overdue = Life((ClaimStatus.InReview, "2026-11-25T10:00:00+03:00")).Overdue(found);

        Assert.Equal(found, overdue.Running!.OverdueAt);
        Assert.Equal(overdue, overdue.Overdue(found.AddDays(1)));

        var held = After(overdue, ClaimStatus.InReview, ClaimStatus.OnHold, "2026-11-27T13:00:00+03:00");
        Assert.Equal(held, held.Overdue(found.AddDays(1)));
        Assert.Equal(found, After(held, ClaimStatus.OnHold, ClaimStatus.InReview, "2026-12-07T13:00:00+03:00").Running!.OverdueAt);
        Assert.Null(After(overdue, ClaimStatus.InReview, ClaimStatus.Approved, "2026-11-27T13:00:00+03:00").Running!.OverdueAt);
    }

    [Fact]
    public void A_server_clock_set_back_gives_nobody_time_and_takes_none()
    {
        var clocks = Life(
            (ClaimStatus.InReview, "2026-11-25T10:00:00+03:00"),
            (ClaimStatus.EvidenceRequested, "2026-11-25T08:00:00+03:00"));

        Assert.Equal(TimeSpan.Zero, clocks.Us!.Used);
        Assert.Equal(TimeSpan.Zero, clocks.Running!.UsedAt(At("2026-11-25T07:00:00+03:00"), Delivered, Moscow));
    }

    private static ClaimClocks Life(params (ClaimStatus To, string At)[] moves)
    {
        var (status, clocks) = (ClaimStatus.Draft, ClaimClocks.None);
        foreach (var (to, at) in moves)
        {
            clocks = After(clocks, status, to, at);
            status = to;
        }

        return clocks;
    }

    private static ClaimClocks After(ClaimClocks clocks, ClaimStatus from, ClaimStatus to, string at) =>
        clocks.After(from, to, At(at), MoveWalk.Terms, Delivered, Moscow);
}
