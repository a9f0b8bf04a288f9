using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Access;

/// <summary>
/// How many wrong codes are taken in ten minutes, from one network and from all together. A right one costs nothing:
/// behind one address there may be a whole town's telephones.
/// </summary>
internal sealed class CodeTries(IOptions<LimitsOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private Tries _now = new(DateTimeOffset.MinValue);

    /// <summary>
    /// Null: try. Otherwise how long to wait. Counted before it is known whether the code is right, so that many tries at once count too.
    /// </summary>
    public TimeSpan? Begin(IPAddress? address)
    {
        var tries = Current();
        if (tries.Add(address) <= options.Value.CodesPerTenMinutes && tries.AddToAll() <= options.Value.CodesPerTenMinutesOfAll)
        {
            return null;
        }

        return tries.From + Window - clock.GetUtcNow();
    }

    /// <summary>The code was right.</summary>
    public void Forget(IPAddress? address) => _now.Remove(address);

    private Tries Current()
    {
        var (tries, now) = (_now, clock.GetUtcNow());
        if (now < tries.From + Window)
        {
            return tries;
        }

        // Of those who find the window over one begins the next.
        Interlocked.CompareExchange(ref _now, new Tries(now), tries);
        return _now;
    }

    private sealed class Tries(DateTimeOffset from)
    {
        private readonly ConcurrentDictionary<IPAddress, int> _byNetwork = new();
        private int _all;

        public DateTimeOffset From => from;

        public int Add(IPAddress? address) => _byNetwork.AddOrUpdate(RateLimits.Network(address), 1, (_, tries) => tries + 1);

        public int AddToAll() => Interlocked.Increment(ref _all);

        public void Remove(IPAddress? address)
        {
            _byNetwork.AddOrUpdate(RateLimits.Network(address), 0, (_, tries) => Math.Max(0, tries - 1));
            Interlocked.Decrement(ref _all);
        }
    }
}
