namespace PostalTracking.CarrierSimulator.Parcels;

/// <summary>A country as rtm34 names it. Source: the post's list of directions and ISO 3166-1.</summary>
internal sealed record Country(int Number, string Alpha2, string Alpha3, string Russian, string English)
{
    public static Country Russia { get; } = new(643, "RU", "RUS", "Российская Федерация", "Russian Federation");

    public static Country HongKong { get; } = new(344, "HK", "HKG", "Гонконг", "Hong Kong");

    public static Country China { get; } = new(156, "CN", "CHN", "Китай", "China");

    private static readonly Country[] Known =
    [
        Russia, HongKong, China,
        new(112, "BY", "BLR", "Беларусь", "Belarus"),
        new(276, "DE", "DEU", "Германия", "Germany"),
        new(376, "IL", "ISR", "Израиль", "Israel"),
        new(398, "KZ", "KAZ", "Казахстан", "Kazakhstan"),
        new(428, "LV", "LVA", "Латвия", "Latvia"),
        new(792, "TR", "TUR", "Турция", "Turkey"),
        new(840, "US", "USA", "Соединенные Штаты Америки", "United States"),
    ];

    /// <summary>A country the table lacks keeps its two letters and says nothing else.</summary>
    public static Country Of(string alpha2) =>
        Array.Find(Known, c => c.Alpha2.Equals(alpha2, StringComparison.OrdinalIgnoreCase))
        ?? new(0, alpha2.ToUpperInvariant(), "", "", "");
}
