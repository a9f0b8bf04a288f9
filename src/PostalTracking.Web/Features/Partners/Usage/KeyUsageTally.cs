namespace PostalTracking.Web.Features.Partners;

/// <summary>What one key did on one day (UTC), by what came of it.</summary>
internal sealed record KeyUse(string Prefix, DateOnly Day)
{
    /// <summary>Answered as asked.</summary>
    public long Answered { get; set; }

    /// <summary>Something was wrong with the request, or the key may not do this.</summary>
    public long Refused { get; set; }

    /// <summary>Too many in a minute.</summary>
    public long Limited { get; set; }

    /// <summary>Our fault.</summary>
    public long Failed { get; set; }

    public DateTimeOffset LastAt { get; set; }
}

/// <summary>Requests by key, counted in memory since the last <see cref="KeyUsageRound"/>.</summary>
internal sealed class KeyUsageTally(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private Dictionary<(string, DateOnly), KeyUse> _uses = [];

    public void Count(string prefix, int status)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            var use = Of(prefix, DateOnly.FromDateTime(now.UtcDateTime));
            use.LastAt = now;
            switch (status)
            {
                case StatusCodes.Status429TooManyRequests:
                    use.Limited++;
                    break;
                case >= 500:
                    use.Failed++;
                    break;
                case >= 400:
                    use.Refused++;
                    break;
                default:
                    use.Answered++;
                    break;
            }
        }
    }

    /// <summary>All that was counted; from here on it is the caller's to keep or to give back.</summary>
    public IReadOnlyCollection<KeyUse> Take()
    {
        lock (_gate)
        {
            var taken = _uses;
            _uses = [];
            return taken.Values;
        }
    }

    /// <summary>What could not be written is counted with the next.</summary>
    public void GiveBack(IEnumerable<KeyUse> uses)
    {
        lock (_gate)
        {
            foreach (var back in uses)
            {
                var use = Of(back.Prefix, back.Day);
                use.Answered += back.Answered;
                use.Refused += back.Refused;
                use.Limited += back.Limited;
                use.Failed += back.Failed;
                use.LastAt = use.LastAt > back.LastAt ? use.LastAt : back.LastAt;
            }
        }
    }

    private KeyUse Of(string prefix, DateOnly day)
    {
        if (!_uses.TryGetValue((prefix, day), out var use))
        {
            _uses.Add((prefix, day), use = new(prefix, day));
        }

        return use;
    }
}
