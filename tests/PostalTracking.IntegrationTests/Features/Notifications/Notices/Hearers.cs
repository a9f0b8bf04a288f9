using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Notifications.Notices;

namespace PostalTracking.IntegrationTests.Features.Notifications.Notices;

/// <summary>People told by other ways than mail, and what becomes of them.</summary>
internal static class Hearers
{
    /// <summary>A parcel that has arrived, and one person who agreed to hear of it.</summary>
    public static async Task<string> HearsByAsync(this NoticeHouse house, NoticeChannel channel, string address)
    {
        var number = await house.OnTheWayAsync();
        await house.App.InScopeAsync(async services =>
        {
            await services.GetRequiredService<AskToBeTold>().RunAsync(
                number, 1, channel, address, NoticeHouse.Everything, TestContext.Current.CancellationToken);
            var db = services.GetRequiredService<PostalTrackingDbContext>();
            await db.Set<Notice>().ExecuteUpdateAsync(
                notice => notice.SetProperty(n => n.NextAttemptAt, (DateTimeOffset?)null), TestContext.Current.CancellationToken);
            return await db.Set<NoticeSubscription>().ExecuteUpdateAsync(
                one => one.SetProperty(s => s.ConfirmedAt, s => s.AskedAt), TestContext.Current.CancellationToken);
        });
        await house.ArriveAsync(number);
        return number;
    }

    public static Task<bool> IsForgottenAsync(this NoticeHouse house, string number) =>
        house.App.ValueAsync<bool>("select address is null from notice_subscription where track_number = $1", number);

    public static async Task ComesToAsync(this NoticeHouse house, string number, string state, bool ended, TimeSpan? wait)
    {
        var told = Assert.Single(await house.LedgerAsync(number));
        Assert.Equal(state, $"{told.State}");
        Assert.Equal(ended, await house.IsForgottenAsync(number));
        if (wait is { } asked)
        {
            Assert.Equal(house.Clock.GetUtcNow() + asked, told.NextAttemptAt!.Value, TimeSpan.FromMilliseconds(1));
        }
    }
}
