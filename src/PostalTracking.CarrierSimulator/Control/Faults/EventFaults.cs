using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.CarrierSimulator.Control.Faults;

/// <summary>How a partner tells the events of a parcel, if not as they are.</summary>
internal enum Distortion
{
    UnknownCode = 1,
    Twice,
    OutOfOrder,
    Future,
    Of1970,
    Undated,
}

/// <summary>Right answers whose events are not.</summary>
internal static class EventFaults
{
    public static IReadOnlyList<FaultWay> Ways { get; } =
    [
        new("unknown-code", "one event more, with a code nobody has heard of") { Events = Distortion.UnknownCode },
        new("duplicates", "every event twice") { Events = Distortion.Twice },
        new("out-of-order", "the events in no order") { Events = Distortion.OutOfOrder },
        new("future", "one event more, of next year") { Events = Distortion.Future },
        new("year-1970", "one event more, of 1970") { Events = Distortion.Of1970 },
        new("no-time", "one event more, without a time") { Events = Distortion.Undated },
    ];
}

/// <summary>How a partner is to tell a parcel's events in this one answer.</summary>
internal sealed record Telling(Distortion? Distortion)
{
    /// <param name="unheardOf">Makes of an event one with a code that is in no table.</param>
    public IReadOnlyList<Told<T>> Of<T>(IReadOnlyList<Told<T>> events, Func<T, T> unheardOf) =>
        events is not [.., var newest] ? events : Distortion switch
        {
            Faults.Distortion.UnknownCode => [.. events, newest with { What = unheardOf(newest.What) }],
            Faults.Distortion.Twice => [.. events, .. events],
            Faults.Distortion.OutOfOrder => [.. events.Where((_, i) => i % 2 == 1), .. events.Where((_, i) => i % 2 == 0).Reverse()],
            Faults.Distortion.Future => [.. events, newest with { At = newest.At.AddYears(1) }],
            Faults.Distortion.Of1970 => [new(newest.What, DateTimeOffset.UnixEpoch.ToOffset(newest.At.Offset)), .. events],
            Faults.Distortion.Undated => [.. events, newest with { Undated = true }],
            _ => events,
        };
}
