using System.Net;
using System.Threading.RateLimiting;

namespace PostalTracking.Web.Hosting;

/// <summary>So many a day for each address, counted by this instance.</summary>
internal sealed class DailyAllowance(int perDay) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> _perAddress = PartitionedRateLimiter.Create<IPAddress, IPAddress>(
        address => RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = Math.Max(1, perDay),
            Window = TimeSpan.FromDays(1),
        }));

    public bool Takes(IPAddress? address)
    {
        using var lease = _perAddress.AttemptAcquire(RateLimits.Network(address));
        return lease.IsAcquired && perDay > 0;
    }

    public void Dispose() => _perAddress.Dispose();
}
