namespace PostalTracking.CarrierSimulator.Parcels;

/// <summary>What the post writes on the item: its type and category (rtm-0002), weight and where it goes.</summary>
internal sealed record PostItem(int MailType, int MailCategory, int Grams, Place Destination, Country From, long CodKopecks)
{
    // COD goes with a declared value, whatever the category would have been.
    public int Category => CodKopecks > 0 ? 4 : MailCategory;
}

/// <summary>One kind of life: the item, the numbers it travels under and what happens to it.</summary>
internal sealed record Life(string Key, int MailType, int MailCategory, int Grams, double DaysBehind)
{
    /// <summary>For people.</summary>
    public required string Words { get; init; }

    public required Func<Place, Route> Route { get; init; }

    public required Func<Route, IReadOnlyList<Happening>> Happenings { get; init; }

    public required Func<MadeUpNumbers, DateTimeOffset, string> NewNumber { get; init; }

    /// <summary>Cainiao's word for items whose tracking ends at the border of the destination.</summary>
    public bool Economy { get; init; }

    public long CodKopecks { get; init; }

    /// <summary>The number of a new label, for lives in which the parcel gets one.</summary>
    public Func<MadeUpNumbers, DateTimeOffset, string>? NewSecondNumber { get; init; }

    /// <summary>Where Cainiao says the parcel goes, if it speaks of another parcel than the post.</summary>
    public Country? CainiaoDestination { get; init; }

    /// <summary>For how long nothing more has happened when the parcel is made.</summary>
    public double QuietDays { get; init; }
}
