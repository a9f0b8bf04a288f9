namespace PostalTracking.CarrierSimulator.Parcels;

/// <summary>All parcels there are, in memory.</summary>
internal sealed class ParcelStock(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Parcel> _parcels = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<Parcel> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _parcels.Values.OrderBy(p => p.TrackNumber, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>A number that is there already begins its new life.</summary>
    public Parcel Add(ParcelPlan plan) => Add(plan, clock.GetUtcNow());

    public Parcel Add(ParcelPlan plan, DateTimeOffset created)
    {
        var parcel = plan.StartsWhenAsked ? Parcel.Asleep(plan, created) : Parcel.Begin(plan, created);
        lock (_lock)
        {
            return _parcels[plan.TrackNumber] = parcel;
        }
    }

    public Parcel? Find(string trackNumber)
    {
        lock (_lock)
        {
            return _parcels.GetValueOrDefault(trackNumber);
        }
    }

    /// <summary>The parcel a partner was asked for, by its first number or the one it got on its way; the question wakes it.</summary>
    public Parcel? Ask(string trackNumber) =>
        Change(trackNumber, (parcel, now) => parcel.Sleeps ? Parcel.Begin(parcel.Plan, now) : parcel) ?? FindBySecondNumber(trackNumber);

    public Parcel? Advance(string trackNumber, int steps) =>
        Change(trackNumber, (parcel, now) => (parcel.Sleeps ? Parcel.Begin(parcel.Plan, now) : parcel).Advance(steps, now));

    public Parcel? Restart(string trackNumber) => Change(trackNumber, (parcel, now) => Parcel.Begin(parcel.Plan, now));

    public bool Remove(string trackNumber)
    {
        lock (_lock)
        {
            return _parcels.Remove(trackNumber);
        }
    }

    private Parcel? FindBySecondNumber(string trackNumber) =>
        All.FirstOrDefault(p => trackNumber.Equals(p.SecondNumber(clock.GetUtcNow()), StringComparison.OrdinalIgnoreCase));

    private Parcel? Change(string trackNumber, Func<Parcel, DateTimeOffset, Parcel> change)
    {
        lock (_lock)
        {
            return _parcels.TryGetValue(trackNumber, out var parcel)
                ? _parcels[parcel.TrackNumber] = change(parcel, clock.GetUtcNow())
                : null;
        }
    }
}
