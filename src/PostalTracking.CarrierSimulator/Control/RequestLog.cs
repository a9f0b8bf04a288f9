namespace PostalTracking.CarrierSimulator.Control;

/// <summary>A question a partner was asked.</summary>
internal sealed record LoggedRequest(DateTimeOffset At, Partner Partner, IReadOnlyList<string> TrackNumbers, string? Fault);

/// <summary>How often one partner was asked, in all and about each number.</summary>
internal sealed record PartnerRequests(int Requests, IReadOnlyDictionary<string, int> TrackNumbers);

/// <summary>Counts what the partners are asked, spoilt answers included.</summary>
internal sealed class RequestLog(TimeProvider clock)
{
    private const int Kept = 200;

    private readonly Lock _lock = new();
    private readonly Queue<LoggedRequest> _recent = [];
    private readonly Dictionary<Partner, int> _requests = [];
    private readonly Dictionary<(Partner Partner, string TrackNumber), int> _numbers = [];

    /// <summary>The newest requests first.</summary>
    public IReadOnlyList<LoggedRequest> Recent
    {
        get
        {
            lock (_lock)
            {
                return [.. _recent.Reverse()];
            }
        }
    }

    public void Add(Partner partner, IReadOnlyList<string> trackNumbers, string? fault)
    {
        lock (_lock)
        {
            _requests[partner] = _requests.GetValueOrDefault(partner) + 1;
            foreach (var number in trackNumbers)
            {
                _numbers[(partner, number)] = _numbers.GetValueOrDefault((partner, number)) + 1;
            }

            _recent.Enqueue(new(clock.GetUtcNow(), partner, trackNumbers, fault));
            while (_recent.Count > Kept)
            {
                _recent.Dequeue();
            }
        }
    }

    /// <summary>The counts, of one number if given.</summary>
    public IReadOnlyDictionary<Partner, PartnerRequests> Count(string? trackNumber = null)
    {
        lock (_lock)
        {
            return Enum.GetValues<Partner>().ToDictionary(p => p, p => new PartnerRequests(
                _requests.GetValueOrDefault(p),
                _numbers.Where(n => n.Key.Partner == p && (trackNumber is null || n.Key.TrackNumber == trackNumber))
                    .ToDictionary(n => n.Key.TrackNumber, n => n.Value)));
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _recent.Clear();
            _requests.Clear();
            _numbers.Clear();
        }
    }
}
