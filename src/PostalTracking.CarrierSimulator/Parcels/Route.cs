namespace PostalTracking.CarrierSimulator.Parcels;

/// <summary>The places a parcel passes, in this order; the post abroad has its own exchange office, the post here its own.</summary>
internal sealed record Route(Place Origin, Place OriginHub, Place Border, Place Sorting, Place Destination)
{
    public static Route FromHongKong(Place destination) =>
        new(Place.HongKong, Place.HongKongExchange, BorderOf(destination), SortingOf(destination), destination);

    public static Route FromChina(Place destination) =>
        new(Place.Shenzhen, Place.ShenzhenExchange, BorderOf(destination), SortingOf(destination), destination);

    public static Route FromMoscow(Place destination) =>
        new(Place.Office("125424"), Place.Office("140960"), Place.Office("140960"), SortingOf(destination), destination);

    // By the first three digits: the region. Ryazan has no sorting centre of its own and is served from Moscow.
    private static Place SortingOf(Place destination) => Place.Office(destination.Index?[..3] switch
    {
        "236" => "236960",
        "344" => "344960",
        "420" => "420300",
        "620" => "620960",
        "683" => "683960",
        "690" => "690960",
        _ => "108960",
    });

    private static Place BorderOf(Place destination) => Place.Office(destination.Index?[..3] switch
    {
        "236" => "236980",
        "620" => "620980",
        "683" or "690" => "690980",
        _ => "102976",
    });
}
