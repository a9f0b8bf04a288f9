using Npgsql;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Protection.Sale;

/// <summary>All that a sale has to know, in one round trip.</summary>
/// <param name="Journal">The end of the shift's journal, locked; null: the shift is closed, or nothing is being sold.</param>
/// <param name="Parcel">Locked as well, for a sale; null: nobody knows the number.</param>
internal sealed record CounterView(JournalHead? Journal, KnownParcel? Parcel, IReadOnlyList<Tariff> Tariffs, TimeZoneInfo Zone)
{
    public const string BeforeSale = "before_sale";

    private const string Facts =
        "select generation, carrier_cod, registered_cod, sender_name from shipment where track_number = $1";

    // A statement of a batch sees what was committed before it began: whoever has waited for the parcel's lock sees
    // the policy of the one that was quicker. A parcel that turned out to be another one brings along what protects it.
    private const string Policies =
        $"""
        select {PolicyRows.Columns}, p.generation from policy p where p.track_number = $1 and p.status = 1
        union all select {PolicyRows.Columns}, a.parcel_generation from track_number_alias a
            join policy p on p.track_number = a.track_number and p.generation = a.generation and p.status = 1 where a.parcel_number = $1
        """;

    /// <summary>For the clerk to look at.</summary>
    public static Task<CounterView> SeeAsync(
        NpgsqlConnection connection, string number, int office, CancellationToken cancellationToken) =>
        ReadAsync(connection, number, office, null, cancellationToken);

    /// <summary>For the sale: the shift's row is locked first, the parcel's second, always.</summary>
    public static Task<CounterView> LockAsync(
        NpgsqlConnection connection, string number, Seller seller, CancellationToken cancellationToken) =>
        ReadAsync(connection, number, seller.Office, seller.ShiftId, cancellationToken);

    private static async Task<CounterView> ReadAsync(
        NpgsqlConnection connection, string number, int office, Guid? shift, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (shift is { } id)
        {
            batch.BatchCommands.Add(new($"savepoint {BeforeSale}"));
            batch.BatchCommands.Add(new(
                """
                select journal_sequence, journal_hash from shift
                where id = $1 and office = $2 and closed_at is null and counted is null for update
                """)
            {
                Parameters = { new() { Value = id }, new() { Value = office } },
            });
        }

        batch.BatchCommands.Add(new(
            $"select {ShipmentRows.Columns} from shipment_view where track_number = $1 order by generation {(shift is null ? "" : "for no key update")}")
        {
            Parameters = { new() { Value = number } },
        });
        batch.BatchCommands.Add(new(Facts) { Parameters = { new() { Value = number } } });
        batch.BatchCommands.Add(new(Policies) { Parameters = { new() { Value = number } } });
        batch.BatchCommands.Add(new("select id, \"from\", premium, cover_months, phone_up_to, cooling_off_days from tariff"));
        batch.BatchCommands.Add(new("select time_zone from office where postal_code = $1") { Parameters = { new() { Value = office } } });

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var journal = shift is null ? null : await JournalAsync(reader, shift.Value, cancellationToken);
        var parcel = await ParcelAsync(reader, cancellationToken);
        var tariffs = await TariffsAsync(reader, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(journal, parcel, tariffs, OfficeTime.Zone(reader.GetString(0)))
            : throw new InvalidOperationException($"There is no office {office}.");
    }

    private static async Task<JournalHead?> JournalAsync(NpgsqlDataReader reader, Guid shift, CancellationToken cancellationToken)
    {
        var journal = await reader.ReadAsync(cancellationToken)
            ? new JournalHead(shift, reader.GetInt32(0), reader.GetFieldValue<byte[]>(1))
            : null;
        await reader.NextResultAsync(cancellationToken);
        return journal;
    }

    private static async Task<KnownParcel?> ParcelAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var uses = new List<ShipmentSnapshot>(1);
        while (await reader.ReadAsync(cancellationToken))
        {
            uses.Add(ShipmentRows.Read(reader));
        }

        var newest = uses.Count == 0 ? null : Uses.NewestFirst(uses)[0];
        KnownParcel? parcel = null;
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.GetInt16(0) == newest?.Generation)
            {
                parcel = new(newest, Sum(1), Sum(2), reader.IsDBNull(3) ? null : reader.GetString(3), null);
            }
        }

        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.GetInt16(PolicyRows.Width) == newest?.Generation)
            {
                parcel = parcel! with { Policy = PolicyRows.Read(reader) };
            }
        }

        return parcel;

        long? Sum(int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
    }

    private static async Task<IReadOnlyList<Tariff>> TariffsAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var tariffs = new List<Tariff>();
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            tariffs.Add(new Tariff
            {
                Id = reader.GetInt16(0),
                From = reader.GetFieldValue<DateTimeOffset>(1),
                Premium = reader.GetInt64(2),
                CoverMonths = reader.GetInt16(3),
                PhoneUpTo = reader.GetInt64(4),
                CoolingOffDays = reader.GetInt16(5),
            });
        }

        return tariffs;
    }
}
