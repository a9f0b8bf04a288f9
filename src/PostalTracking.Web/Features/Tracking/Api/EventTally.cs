using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>What became of the events one partner sent on one day (UTC).</summary>
internal sealed record SentEvents(int TenantId, DateOnly Day)
{
    public long Stored { get; set; }

    public long Duplicate { get; set; }

    public long Rejected { get; set; }

    /// <summary>Of the stored and repeated ones, those whose code is in no table.</summary>
    public long Unmapped { get; set; }

    /// <summary>Of the stored ones: how many came how late, by <see cref="EventTally.Lateness"/> and one more for later still.</summary>
    public long[] Late { get; } = new long[EventTally.Lateness.Count + 1];
}

/// <param name="Code">As it was sent.</param>
internal sealed record SentCode(int TenantId, Carrier Carrier, string Code)
{
    public long Events { get; set; }

    public DateTimeOffset LastAt { get; set; }
}

/// <summary>
/// Counts by partner what was sent through the API and what became of it: an event does not keep who sent it. In memory, until
/// somebody takes it.
/// </summary>
internal sealed class EventTally(CodeBook codes, TimeProvider clock)
{
    // A partner that sends anything as a code must not fill the memory.
    private const int MostCodes = 1_000;

    /// <summary>From the event to its arrival here: the upper edges of the steps.</summary>
    public static IReadOnlyList<TimeSpan> Lateness { get; } =
    [
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(2),
        TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromDays(1), TimeSpan.FromDays(2),
        TimeSpan.FromDays(7),
    ];

    private readonly Lock _gate = new();
    private Dictionary<(int, DateOnly), SentEvents> _days = [];
    private Dictionary<(int, Carrier, string), SentCode> _codes = [];

    public void Count(int tenant, IReadOnlyList<ReceivedEvent> events, IReadOnlyList<string> verdicts)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            var day = Of(tenant, DateOnly.FromDateTime(now.UtcDateTime));
            for (var i = 0; i < events.Count; i++)
            {
                Count(day, events[i], verdicts[i], now);
            }
        }
    }

    public (IReadOnlyCollection<SentEvents> Days, IReadOnlyCollection<SentCode> Codes) Take()
    {
        lock (_gate)
        {
            var taken = (_days.Values, _codes.Values);
            (_days, _codes) = ([], []);
            return taken;
        }
    }

    /// <summary>What could not be written is counted with the next.</summary>
    public void GiveBack(IEnumerable<SentEvents> days, IEnumerable<SentCode> sent)
    {
        lock (_gate)
        {
            foreach (var back in days)
            {
                Add(Of(back.TenantId, back.Day), back);
            }

            foreach (var back in sent)
            {
                Met(back.TenantId, back.Carrier, back.Code, back.Events, back.LastAt);
            }
        }
    }

    private void Count(SentEvents day, ReceivedEvent sent, string verdict, DateTimeOffset now)
    {
        if (sent.Event is not { } e)
        {
            day.Rejected++;
            return;
        }

        if (verdict == EventVerdicts.Stored)
        {
            day.Stored++;
            var late = now - e.OccurredAt;
            day.Late[Lateness.TakeWhile(edge => late > edge).Count()]++;
        }
        else
        {
            day.Duplicate++;
        }

        if (!codes.Find(sent.Carrier, e.Code).Known)
        {
            day.Unmapped++;
            Met(day.TenantId, sent.Carrier, e.Code, 1, now);
        }
    }

    private static void Add(SentEvents day, SentEvents back)
    {
        day.Stored += back.Stored;
        day.Duplicate += back.Duplicate;
        day.Rejected += back.Rejected;
        day.Unmapped += back.Unmapped;
        for (var i = 0; i < day.Late.Length; i++)
        {
            day.Late[i] += back.Late[i];
        }
    }

    private SentEvents Of(int tenant, DateOnly day)
    {
        if (!_days.TryGetValue((tenant, day), out var sent))
        {
            _days.Add((tenant, day), sent = new(tenant, day));
        }

        return sent;
    }

    private void Met(int tenant, Carrier carrier, string code, long events, DateTimeOffset at)
    {
        if (!_codes.TryGetValue((tenant, carrier, code), out var met))
        {
            if (_codes.Count >= MostCodes)
            {
                return;
            }

            _codes.Add((tenant, carrier, code), met = new(tenant, carrier, code));
        }

        met.Events += events;
        met.LastAt = met.LastAt > at ? met.LastAt : at;
    }
}
