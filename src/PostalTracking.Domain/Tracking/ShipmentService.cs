namespace PostalTracking.Domain.Tracking;

/// <summary>Which service of the posts a parcel travels by. The numbers are stored.</summary>
public enum ShipmentService : short
{
    Unknown = 0,

    /// <summary>Simplified Registered Mail: an ordinary small packet that shows three moments of its journey.</summary>
    Srm = 1,
    Registered = 2,

    /// <summary>A letter-post item with tracking and without signature.</summary>
    Tracked = 3,
    Insured = 4,
    Parcel = 5,
    Ems = 6,

    /// <summary>The number serves the customs declaration only.</summary>
    Untracked = 7,

    /// <summary>Inside Russia.</summary>
    Domestic = 8,
}

/// <summary>The services' names in the API, and the service a number tells of.</summary>
public static class ShipmentServices
{
    private static readonly string[] Names =
        ["unknown", "srm", "registered", "tracked", "insured", "parcel", "ems", "untracked", "domestic"];

    public static IReadOnlyList<ShipmentService> All { get; } = Enum.GetValues<ShipmentService>();

    public static string Name(this ShipmentService service) => Names[(int)service];

    public static ShipmentService? TryParse(string? name) =>
        Array.IndexOf(Names, name) is var index and >= 0 ? (ShipmentService)index : null;

    /// <summary>What the number alone says. The agreement of two posts decides in the end, so a partner's word goes before it.</summary>
    public static ShipmentService Of(TrackNumber number) => number.Format switch
    {
        NumberFormat.Ru14 => ShipmentService.Domestic,
        NumberFormat.S10 => S10Indicator.Of(number)?.Service ?? ShipmentService.Unknown,
        _ => ShipmentService.Unknown,
    };
}
