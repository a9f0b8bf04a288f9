using PostalTracking.Web.Features.Claims.Desk.Queue;

namespace PostalTracking.UnitTests.Features.Claims.Desk;

public sealed class ShareOutTests
{
    [Fact]
    public void Each_goes_to_whoever_has_least_by_then_the_most_urgent_first()
    {
        Consultant busy = new(Guid.NewGuid(), "А", 3, 0), idle = new(Guid.NewGuid(), "Б", 0, 0), other = new(Guid.NewGuid(), "В", 1, 0);
        var free = Enumerable.Range(1, 7).Select(i => ($"{i}", 1)).ToList();

        var plan = ShareOut.Plan(free, [busy, idle, other]);

        Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], plan.Select(share => share.Number));
        Assert.Equal([idle.Id, idle.Id, other.Id, idle.Id, other.Id, busy.Id, idle.Id], plan.Select(share => share.To));
    }

    [Fact]
    public void With_nobody_to_share_among_nothing_is_shared() => Assert.Empty(ShareOut.Plan([("1", 1)], []));
}
