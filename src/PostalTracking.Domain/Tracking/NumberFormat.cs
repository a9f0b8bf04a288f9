namespace PostalTracking.Domain.Tracking;

/// <summary>The forms a track number can have. The numbers are stored.</summary>
public enum NumberFormat : short
{
    /// <summary>The form all posts of the world share: two letters, nine digits, two letters.</summary>
    S10 = 1,

    /// <summary>The Russian domestic form (ШПИ): fourteen digits.</summary>
    Ru14 = 2,

    /// <summary>One of Cainiao's own forms.</summary>
    Cainiao = 3,

    /// <summary>Letters and digits that we know nothing about.</summary>
    Other = 4,
}

/// <summary>The formats' names in the API.</summary>
public static class NumberFormats
{
    public static IReadOnlyList<NumberFormat> All { get; } = Enum.GetValues<NumberFormat>();

    public static string Name(this NumberFormat format) => format switch
    {
        NumberFormat.S10 => "s10",
        NumberFormat.Ru14 => "ru14",
        NumberFormat.Cainiao => "cainiao",
        NumberFormat.Other => "other",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a number format."),
    };

    public static NumberFormat? TryParse(string? name) => name switch
    {
        "s10" => NumberFormat.S10,
        "ru14" => NumberFormat.Ru14,
        "cainiao" => NumberFormat.Cainiao,
        "other" => NumberFormat.Other,
        _ => null,
    };
}
