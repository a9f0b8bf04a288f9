using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers.Cainiao;
using PostalTracking.Web.Features.Carriers.HongkongPost;
using PostalTracking.Web.Features.Carriers.RussianPost;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Benchmarks.Stage;

/// <summary>
/// Fills the house with parcels of twelve events, by the statements of ingest but without its plans and messages, and beside
/// them the plain two tables that the same would take, as the yardstick.
/// </summary>
internal static class Stock
{
    private const int AtOnce = 5_000;

    private static readonly CodeBook Codes = new([RussianPostCodes.Table, CainiaoCodes.Table, HongkongPostCodes.Table]);

    public static async Task FillAsync(BenchDatabase database, int parcels)
    {
        var now = TimeProvider.System.GetUtcNow();
        foreach (var some in Enumerable.Range(0, parcels).Chunk(AtOnce))
        {
            var merged = some.Select(parcel => Of(parcel, now)).ToList();
            await using var connection = await database.Source.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await ShipmentRows.InsertAsync(connection, merged.ConvertAll(m => m.After), now, CancellationToken.None);
            await ShipmentRows.UpdateAsync(connection, merged.ConvertAll(m => m.After), CancellationToken.None);
            await EventRows.InsertAsync(connection, [.. merged.SelectMany(m => m.Added.Select(e => (m.After, e)))], now, CancellationToken.None);
            await transaction.CommitAsync();
        }

        await database.ExecuteAsync(
            """
            create table naive_shipment as select track_number, status, service, origin, destination, received_at from shipment_view;
            create table naive_event as select row_number() over () as id, track_number, occurred_at, code, carrier, place from tracking_event;
            alter table naive_shipment add primary key (track_number);
            alter table naive_event add primary key (id);
            create index on naive_event (track_number, occurred_at);
            create table two_integers as select i as id, i % 100 as number from generate_series(1, 10000) i;
            alter table two_integers add primary key (id);
            """);
        await database.ExecuteAsync("vacuum (freeze, analyze)");
    }

    private static Merged Of(int parcel, DateTimeOffset now)
    {
        var said = Enumerable.Range(0, MadeUpEvents.Codes.Length)
            .Select(step => MadeUpEvents.Of(parcel, step))
            .Select(e => new HistoryEntry(
                0, e.OccurredAt, 180, Carrier.RussianPost, Codes.Find(Carrier.RussianPost, e.Code).Id, 390000, 0, null))
            .ToList();
        var shipment = ShipmentRows.New(TrackNumber.Parse(MadeUpEvents.Number(parcel)), 1) with { CheckedAt = now };
        return Merge.Apply(shipment, Carrier.RussianPost, said, SaidExtent.Part, Codes, now);
    }
}
