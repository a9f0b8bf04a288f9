using CsCheck;
using PostalTracking.Domain.Claims;

namespace PostalTracking.UnitTests.Claims;

public sealed class MoveWalkProperties
{
    [Fact]
    public void At_most_one_clock_runs_and_it_is_that_of_whose_turn_it_is() => Each((step, _) =>
    {
        var clocks = step.After;
        var running = new[] { (ClaimSide.Us, clocks.Us), (ClaimSide.Customer, clocks.Customer), (ClaimSide.Bank, clocks.Bank) }
            .Where(clock => clock.Item2 is { IsRunning: true }).ToList();

        Assert.Equal(step.To.IsOpen() && step.To != ClaimStatus.OnHold ? [step.To.Turn()] : [], running.Select(clock => clock.Item1));
        Assert.Equal(running.Select(clock => clock.Item2).SingleOrDefault(), clocks.Running);
    });

    [Fact]
    public void No_clock_is_wound_back_by_moves_or_by_the_clock_of_the_server() => Each(
        (step, _) => Assert.All(
            new[] { (step.Before.Us, step.After.Us), (step.Before.Customer, step.After.Customer), (step.Before.Bank, step.After.Bank) },
            clock =>
            {
                Assert.True(clock.Item2?.Used >= TimeSpan.Zero || clock.Item2 is null);
                Assert.True(
                    clock.Item1 is null || clock.Item2!.Used >= clock.Item1.Used
                    || clock.Item2 is { IsRunning: true, Used.Ticks: 0 });
            }),
        backwards: true);

    [Fact]
    public void Used_time_is_working_time_that_has_passed() => Each((step, life) =>
    {
        var passed = RussianCalendar.Delivered.Between(life[0].At, step.At, RussianCalendar.Moscow);

        Assert.True(Used(step.After.Us) + Used(step.After.Customer) + Used(step.After.Bank) <= passed);
    });

    [Fact]
    public void A_hold_and_a_bank_stop_our_promise_and_never_renew_it() => Each((step, life) =>
    {
        if (step.From == ClaimStatus.OnHold && step.After.Running is { } running)
        {
            var held = life[life.IndexOf(step) - 1].Before.Running!;

            Assert.Equal(held.Kind, running.Kind);
            Assert.True(running.Used >= held.Used);
        }

        Assert.False(step.To is ClaimStatus.OnHold or ClaimStatus.BankCorrespondence && step.After.Us is { IsRunning: true });
    });

    private static TimeSpan Used(Clock? clock) => clock?.Used ?? TimeSpan.Zero;

    private static void Each(Action<MoveWalk.Step, List<MoveWalk.Step>> check, bool backwards = false) =>
        MoveWalk.Steps(backwards).Sample(life => life.ForEach(step => check(step, life)), iter: 500);
}
