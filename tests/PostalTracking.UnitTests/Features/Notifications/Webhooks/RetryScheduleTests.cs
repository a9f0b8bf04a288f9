using PostalTracking.Web.Features.Notifications.Webhooks;

namespace PostalTracking.UnitTests.Features.Notifications.Webhooks;

public sealed class RetryScheduleTests
{
    [Fact]
    public void Ten_attempts_take_three_days()
    {
        Assert.Equal(10, RetrySchedule.MostAttempts);
        Assert.Equal(75.6, Sum(0.5).TotalHours, 0.1);
        Assert.Equal(Sum(0.5).TotalHours * 0.9, Sum(0).TotalHours, 0.001);
        Assert.Equal(Sum(0.5).TotalHours * 1.1, Sum(1).TotalHours, 0.001);
        Assert.Null(RetrySchedule.After(10, 0.5));
    }

    private static TimeSpan Sum(double chance) => TimeSpan.FromTicks(
        Enumerable.Range(1, 9).Sum(attempt => RetrySchedule.After(attempt, chance)!.Value.Ticks));
}
