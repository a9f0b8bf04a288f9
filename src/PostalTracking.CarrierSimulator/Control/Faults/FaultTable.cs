namespace PostalTracking.CarrierSimulator.Control.Faults;

/// <summary>One way to fail.</summary>
/// <param name="Key">Its name in the control API.</param>
/// <param name="Words">What is sent, for people.</param>
internal sealed record FaultWay(string Key, string Words)
{
    /// <summary>Sends something in the place of the right answer.</summary>
    public Func<SpoiltAnswer, Task> SendAsync { get; init; } = spoilt => spoilt.SendAsync(spoilt.Honest);

    /// <summary>Changes what the partner tells of the events; null: it tells them as they are.</summary>
    public Distortion? Events { get; init; }
}

/// <summary>All ways to fail, family by family.</summary>
internal static class FaultTable
{
    public static IReadOnlyList<(string Family, IReadOnlyList<FaultWay> Ways)> Families { get; } =
    [
        ("Status and headers", StatusFaults.Ways),
        ("Connection", ConnectionFaults.Ways),
        ("What is no answer", BodyFaults.Ways),
        ("Too large", SizeFaults.Ways),
        ("Letters", LetterFaults.Ways),
        ("Traps for a reader of XML", XmlTraps.Ways),
        ("The partner's own refusals", Refusals.Ways),
        ("Events", EventFaults.Ways),
    ];

    public static FaultWay? Find(string? key) => Families.SelectMany(f => f.Ways).FirstOrDefault(w => w.Key == key);
}
