namespace PostalTracking.Domain.Claims;

/// <summary>What the buyer met with: the cases that Защищённая покупка covers. The numbers are stored.</summary>
public enum Circumstance : short
{
    /// <summary>Something else lies in the box.</summary>
    SomethingElse = 1,
    EmptyBox = 2,

    /// <summary>The purchase was sent back, the money did not come.</summary>
    RefundNotSent = 3,

    /// <summary>Poor quality or damaged.</summary>
    PoorQuality = 4,

    /// <summary>A larger sum was taken from the card.</summary>
    Overcharged = 5,
    SenderUnreachable = 6,
    OtherDeceit = 7,
}

public static class Circumstances
{
    private static readonly Dictionary<string, Circumstance> ByName = Enum.GetValues<Circumstance>().ToDictionary(Name);

    /// <summary>As the API names it.</summary>
    public static string Name(this Circumstance circumstance) => circumstance switch
    {
        Circumstance.SomethingElse => "something-else",
        Circumstance.EmptyBox => "empty-box",
        Circumstance.RefundNotSent => "refund-not-sent",
        Circumstance.PoorQuality => "poor-quality",
        Circumstance.Overcharged => "overcharged",
        Circumstance.SenderUnreachable => "sender-unreachable",
        Circumstance.OtherDeceit => "other-deceit",
        _ => throw new ArgumentOutOfRangeException(nameof(circumstance)),
    };

    /// <summary>Null for a name that is none of ours.</summary>
    public static Circumstance? Parse(string? name) => name is not null && ByName.TryGetValue(name, out var found) ? found : null;
}
