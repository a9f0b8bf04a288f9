namespace PostalTracking.CarrierSimulator.Parcels;

/// <summary>An operation of the post, e.g. 8/2; its names are those of the post's table unless given.</summary>
internal sealed record PostOperation(int Type, int Attribute, Place Place, string? Barcode = null)
{
    public string? TypeName { get; init; }

    public string? AttributeName { get; init; }

    /// <summary>From here on the item carries its second number.</summary>
    public bool UnderSecondNumber { get; init; }

    /// <summary>Due to the customs from here on, kopecks.</summary>
    public long CustomDutyKopecks { get; init; }

    public string Code => $"{Type}/{Attribute}";
}

/// <summary>What Cainiao tells of one moment.</summary>
internal sealed record CainiaoTrace(string ActionCode)
{
    public string? Text { get; init; }
}

/// <summary>
/// One thing that happens to a parcel, and to whom it becomes known. <see cref="Share"/> is how much of the journey lies
/// behind it: 0 when the post abroad accepts the parcel, 1 at the end; equal shares are told together, with one time.
/// </summary>
internal sealed record Happening(double Share, PostOperation? Operation, CainiaoTrace? Trace)
{
    /// <summary>It and what follows come only when asked for: a person has to do something first.</summary>
    public bool Waits { get; init; }

    /// <summary>The time as the caller of the control API wrote it, offset included.</summary>
    public DateTimeOffset? FixedAt { get; init; }

    /// <summary>How far the time told lies from the true one: a clock that goes wrong, a journey of long ago.</summary>
    public TimeSpan Off { get; init; }

    /// <summary>The partner says it no more once this share of the journey is told.</summary>
    public double? TakenBackAt { get; init; }

    public string Code => Operation?.Code ?? Trace?.ActionCode ?? "";

    public static Happening At(double share, int type, int attribute, Place place) => new(share, new(type, attribute, place), null);

    public static Happening At(double share, string actionCode) => new(share, null, new(actionCode));
}
