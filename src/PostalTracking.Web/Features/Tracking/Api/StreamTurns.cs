using System.Threading.RateLimiting;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>What streams may take from everybody else: a few at a time for each key, and two of the database's connections for all.</summary>
internal sealed class StreamTurns : IDisposable
{
    public const int StreamsPerKey = 4;

    private const int AtTheDatabase = 2;

    private readonly SemaphoreSlim _turns = new(AtTheDatabase);
    private readonly PartitionedRateLimiter<string> _places = PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetConcurrencyLimiter(key, _ => new() { PermitLimit = StreamsPerKey, QueueLimit = 0 }));

    /// <summary>A place for a stream, until it is disposed; not acquired where the key has all of its streams open.</summary>
    public RateLimitLease Admit(string key) => _places.AttemptAcquire(key);

    /// <summary>Waits for a turn at the database; streams come round in the order in which they asked.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        return new Turn(_turns);
    }

    public void Dispose()
    {
        _places.Dispose();
        _turns.Dispose();
    }

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
