using System.Net;
using System.Threading.RateLimiting;

namespace PostalTracking.Web.Hosting;

/// <summary>So many a day for each address, or each partner, counted by this instance.</summary>
internal sealed class DailyAllowance(int perDay) : IDisposable
{
    private readonly PartitionedRateLimiter<object> _each = PartitionedRateLimiter.Create<object, object>(
        whose => RateLimitPartition.GetFixedWindowLimiter(whose, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = Math.Max(1, perDay),
            Window = TimeSpan.FromDays(1),
        }));

    public bool Takes(IPAddress? address) => TakesOf(RateLimits.Network(address));

    public bool Takes(int tenant) => TakesOf(tenant);

    public void Dispose() => _each.Dispose();

    private bool TakesOf(object whose)
    {
        using var lease = _each.AttemptAcquire(whose);
        return lease.IsAcquired && perDay > 0;
    }
}
