using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.LookUp;

/// <summary>
/// How many numbers nobody knows one address may have searched in a day: who tries numbers one after the other spends
/// his own day, not the carriers' budgets. What is known is found all the same.
/// </summary>
internal sealed class UnknownNumberCap(IOptions<LimitsOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> _perAddress = PartitionedRateLimiter.Create<IPAddress, IPAddress>(
        address => RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = options.Value.UnknownNumbersPerDay,
            Window = TimeSpan.FromDays(1),
        }));

    public bool Allows(IPAddress? asker)
    {
        using var lease = _perAddress.AttemptAcquire(RateLimits.Network(asker));
        return lease.IsAcquired;
    }

    public void Dispose() => _perAddress.Dispose();
}
