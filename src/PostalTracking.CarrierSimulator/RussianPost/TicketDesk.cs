using System.Globalization;
using Microsoft.Extensions.Options;

namespace PostalTracking.CarrierSimulator.RussianPost;

/// <summary>A question about many numbers, waiting to be fetched.</summary>
internal sealed record Ticket(string Name, IReadOnlyList<string> Numbers, DateTimeOffset ReadyAt, DateTimeOffset GoneAt);

/// <summary>The tickets given out, and the errors ordered for the next requests.</summary>
internal sealed class TicketDesk(IOptions<SimulatorOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Ticket> _tickets = [];
    private readonly Queue<int> _errors = [];

    public IReadOnlyList<Ticket> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _tickets.Values];
            }
        }
    }

    /// <summary>Named for the moment and the client, as the post does.</summary>
    public Ticket Give(IReadOnlyList<string> numbers)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var at = now;
            string name;
            do
            {
                name = at.ToOffset(Moscow).ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture) + options.Value.Login.ToUpperInvariant();
                at = at.AddMilliseconds(1);
            }
            while (_tickets.ContainsKey(name));
            return _tickets[name] = new(name, numbers, now + options.Value.TicketReadyAfter, now + options.Value.TicketLife);
        }
    }

    public Ticket? Find(string name)
    {
        lock (_lock)
        {
            return _tickets.GetValueOrDefault(name);
        }
    }

    /// <summary>The next requests fail with these errors, one each.</summary>
    public void Order(IEnumerable<int> errors)
    {
        lock (_lock)
        {
            foreach (var error in errors)
            {
                _errors.Enqueue(error);
            }
        }
    }

    public int? TakeError()
    {
        lock (_lock)
        {
            return _errors.TryDequeue(out var error) ? error : null;
        }
    }
}
