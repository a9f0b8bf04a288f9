using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers.Cainiao;
using PostalTracking.Web.Features.Carriers.RussianPost;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.UnitTests.Tracking.Ingest;

/// <summary>Events and parcels as ingest has them.</summary>
internal static class Told
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static CodeBook Book { get; } = new([RussianPostCodes.Table, CainiaoCodes.Table]);

    public static ShipmentSnapshot Parcel(string number = "ZA301002037HK", short generation = 1) =>
        ShipmentRows.New(TrackNumber.Parse(number), generation);

    public static HistoryEntry Post(string code, double daysAgo, int place = 390000, bool pushed = false) =>
        Entry(Carrier.RussianPost, code, Now.AddDays(-daysAgo), place, pushed);

    public static HistoryEntry Cainiao(string code, double daysAgo) => Entry(Carrier.Cainiao, code, Now.AddDays(-daysAgo), 0, false);

    public static HistoryEntry Entry(Carrier carrier, string code, DateTimeOffset at, int place, bool pushed) =>
        new(0, at, null, carrier, Book.Find(carrier, code).Id, place, 0, null, pushed);

    /// <summary>All that Russian Post says now.</summary>
    public static Merged Answer(this ShipmentSnapshot before, params HistoryEntry[] said) =>
        Merge.Apply(before, Carrier.RussianPost, said, SaidExtent.Whole, Book, Now);

    /// <summary>Something a partner sent.</summary>
    public static Merged Push(this ShipmentSnapshot before, params HistoryEntry[] said) =>
        Merge.Apply(before, Carrier.RussianPost, said, SaidExtent.Part, Book, Now);

    /// <summary>The codes that count, in the order of their times.</summary>
    public static IEnumerable<string> Counted(this ShipmentSnapshot shipment) =>
        CountedEvents.Of(shipment.History, Book.Find).Reverse().Select(e => Book.Find(e.Carrier, e.Code).Raw);
}
