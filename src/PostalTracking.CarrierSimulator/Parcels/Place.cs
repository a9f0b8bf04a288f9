namespace PostalTracking.CarrierSimulator.Parcels;

/// <summary>Where an operation happens. Offices abroad have no index.</summary>
internal sealed record Place(string? Index, string Name, Country Country, int UtcOffsetHours)
{
    private const int Moscow = 3;

    public static Place HongKong { get; } = new(null, "Гонконг", Country.HongKong, Moscow);

    public static Place HongKongExchange { get; } = new(null, "HONG KONG AMC", Country.HongKong, Moscow);

    public static Place Shenzhen { get; } = new(null, "Шэньчжэнь", Country.China, Moscow);

    public static Place ShenzhenExchange { get; } = new(null, "SHENZHEN", Country.China, Moscow);

    // Real indexes and names of the post's register. Offsets are fixed: Russia has not changed its clocks since 2020.
    private static readonly Dictionary<string, Place> Offices = new Place[]
    {
        new("101000", "Москва", Country.Russia, Moscow),
        new("102976", "МР ЛЦ Внуково Цех-1 ММПО", Country.Russia, Moscow),
        new("104000", "Москва ММПО", Country.Russia, Moscow),
        new("108960", "ЛЦ Внуково-2", Country.Russia, Moscow),
        new("115093", "Москва 93", Country.Russia, Moscow),
        new("125424", "Москва 424", Country.Russia, Moscow),
        new("140960", "Московский Асц", Country.Russia, Moscow),
        new("236001", "Калининград 1", Country.Russia, 2),
        new("236960", "Калининград МСЦ", Country.Russia, 2),
        new("236980", "Калининград ММПО", Country.Russia, 2),
        new("344000", "Ростов-На-Дону", Country.Russia, Moscow),
        new("344960", "Ростов-На-Дону МСЦ", Country.Russia, Moscow),
        new("390000", "Рязань", Country.Russia, Moscow),
        new("390005", "Рязань 5", Country.Russia, Moscow),
        new("420000", "Казань", Country.Russia, Moscow),
        new("420300", "Казанский ЛПЦ", Country.Russia, Moscow),
        new("620000", "Екатеринбург", Country.Russia, 5),
        new("620960", "Екатеринбург МСЦ", Country.Russia, 5),
        new("620980", "Екатеринбург ММПО", Country.Russia, 5),
        new("680960", "Хабаровск МСЦ", Country.Russia, 10),
        new("683000", "Петропавловск-Камчатский Почтамт", Country.Russia, 12),
        new("683960", "Петропавловск-Камчатский МСЦ", Country.Russia, 12),
        new("690000", "Владивосток Почтамт", Country.Russia, 10),
        new("690960", "Владивосток МСЦ", Country.Russia, 10),
        new("690980", "Владивосток ММПО", Country.Russia, 10),
    }.ToDictionary(p => p.Index!);

    /// <summary>An office outside the table is there too, under its index and in Moscow's time.</summary>
    public static Place Office(string index) =>
        Offices.GetValueOrDefault(index) ?? new(index, $"Отделение {index}", Country.Russia, Moscow);

    public static Place Abroad(Country country) => new(null, country.Russian, country, Moscow);
}
