namespace PostalTracking.Domain.Tracking;

/// <summary>
/// A source of events. The numbers are stored; lower ones win where two carriers say different things at one moment
/// (the post that has the parcel in its hands knows better than the marketplace that describes the journey).
/// </summary>
public enum Carrier : short
{
    RussianPost = 1,
    Cainiao = 2,
    HongkongPost = 3,
}

/// <summary>The carriers' names in addresses, the API and the logs.</summary>
public static class CarrierKeys
{
    public static IReadOnlyList<Carrier> All { get; } = [Carrier.RussianPost, Carrier.Cainiao, Carrier.HongkongPost];

    public static string Key(this Carrier carrier) => carrier switch
    {
        Carrier.RussianPost => "russian-post",
        Carrier.Cainiao => "cainiao",
        Carrier.HongkongPost => "hongkong-post",
        _ => throw new ArgumentOutOfRangeException(nameof(carrier), carrier, "Not a carrier."),
    };

    public static Carrier? TryParse(string? key) => key switch
    {
        "russian-post" => Carrier.RussianPost,
        "cainiao" => Carrier.Cainiao,
        "hongkong-post" => Carrier.HongkongPost,
        _ => null,
    };
}
