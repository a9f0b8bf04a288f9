using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.UnitTests.Tracking;

/// <summary>A simplified registered packet from Hong Kong to Ryazan, and what its page is made from.</summary>
internal static class MadeUpParcel
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);

    private static readonly Place[] Places =
    [
        new(390000, "RU", 390000, "Рязань", "Рязанская область", "Europe/Moscow"),
        new(102326, "RU", 102326, "Домодедово", "Московская область", "Europe/Moscow"),
        new(1_000_001, "HK", null, null, null, "Asia/Hong_Kong"),
    ];

    private static readonly CarrierCode[] Codes =
    [
        new(Carrier.RussianPost, 1, "1/0", ShipmentStatus.Accepted, JourneyPhase.Accepted, true, "Приём", "Event.accepted"),
        new(Carrier.RussianPost, 2, "8/0", ShipmentStatus.InTransit, JourneyPhase.Arrival, true, "Сортировка", "Event.sorted"),
        new(Carrier.RussianPost, 3, "8/2", ShipmentStatus.AvailableForPickup, JourneyPhase.Office, true, "Прибыло в место вручения", "Event.arrived"),
        new(Carrier.RussianPost, 4, "ODD", null, JourneyPhase.Transit, false, null, "Event.unknown"),
        new(Carrier.RussianPost, 5, "2/1", ShipmentStatus.Delivered, JourneyPhase.HandedOver, true, "Вручение адресату", "Event.delivered"),
        new(Carrier.RussianPost, 6, "63/0", null, JourneyPhase.Transit, true, "НП оплачен", "Event.cod_paid"),
    ];

    public static HistoryEntry Odd { get; } =
        new(4, Now.AddDays(-1), null, Carrier.RussianPost, 4, 0, 0, "Package is at special zone");

    public static ShipmentSnapshot OnItsWay { get; } = new()
    {
        TrackNumber = "ZA000000005HK",
        Generation = 1,
        Service = (short)ShipmentService.Srm,
        Origin = "HK",
        Destination = "RU",
        DestinationPostalCode = 390000,
        Status = ShipmentStatus.InTransit,
        StatusSince = new(2026, 11, 17, 0, 40, 0, TimeSpan.Zero),
        DispatchedAt = new(2026, 11, 12, 3, 0, 0, TimeSpan.Zero),
        CheckedAt = Now.AddMinutes(-4),
        NextCheckAt = Now.AddHours(2),
        Version = 2,
        History =
        [
            new(1, new(2026, 11, 12, 3, 0, 0, TimeSpan.Zero), null, Carrier.RussianPost, 1, 1_000_001, 0, null),
            new(2, new(2026, 11, 17, 0, 40, 0, TimeSpan.Zero), null, Carrier.RussianPost, 2, 102326, 0, null),
        ],
    };

    public static ShipmentSnapshot Waiting { get; } = OnItsWay with
    {
        Status = ShipmentStatus.AvailableForPickup,
        StatusSince = new(2026, 11, 20, 7, 12, 0, TimeSpan.Zero),
        ArrivedAt = new(2026, 11, 20, 7, 12, 0, TimeSpan.Zero),
        Version = 3,
        History = [.. OnItsWay.History, new(3, new(2026, 11, 20, 7, 12, 0, TimeSpan.Zero), null, Carrier.RussianPost, 3, 390000, 0, null)],
    };

    public static ParcelPage Page(ShipmentSnapshot snapshot, DateTimeOffset? now = null) => ParcelPage.From(snapshot, Context(now ?? Now));

    public static ParcelContext Context(DateTimeOffset now, string language = "ru") => new(
        id => Places.SingleOrDefault(place => place.Id == id) ?? Place.None,
        (carrier, code) => Codes.Single(one => one.Carrier == carrier && one.Id == code),
        country => country switch { "RU" => "Россия", "HK" => "Гонконг", _ => null },
        key => key,
        now,
        language);

    public static string Plain(string words) => words.Replace('\u00A0', ' ');
}
