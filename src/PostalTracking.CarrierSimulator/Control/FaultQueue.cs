namespace PostalTracking.CarrierSimulator.Control;

/// <summary>The faults ordered and not yet used up; the oldest that concerns a request spoils it.</summary>
internal sealed class FaultQueue
{
    private readonly Lock _lock = new();
    private readonly List<Fault> _faults = [];

    public IReadOnlyList<Fault> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _faults];
            }
        }
    }

    public void Add(Fault fault)
    {
        lock (_lock)
        {
            _faults.Add(fault);
        }
    }

    public void Clear(Partner? partner)
    {
        lock (_lock)
        {
            _faults.RemoveAll(f => partner is null || f.Partner == partner);
        }
    }

    public Fault? Take(Partner partner, IReadOnlyList<string> trackNumbers)
    {
        lock (_lock)
        {
            var index = _faults.FindIndex(f => f.Concerns(partner, trackNumbers));
            if (index < 0)
            {
                return null;
            }

            var fault = _faults[index];
            if (fault.Times is 1)
            {
                _faults.RemoveAt(index);
            }
            else
            {
                _faults[index] = fault with { Times = fault.Times - 1 };
            }

            return fault;
        }
    }
}
