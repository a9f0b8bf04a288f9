using Npgsql;
using NpgsqlTypes;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Partners;

/// <summary>A parcel as the partner that registered it may see it: with the sums and the sender it named.</summary>
internal sealed record OwnParcel(
    string TrackNumber,
    short Generation,
    DateTimeOffset RegisteredAt,
    ShipmentStatus Status,
    DateTimeOffset? StatusSince,
    ShipmentService Service,
    string? Origin,
    string? Destination,
    int DestinationPostalCode,
    long? Cod,
    long? OrderValue,
    string? OrderCurrency,
    string? SenderId,
    string? SenderName)
{
    public ParcelPlace Place => new(RegisteredAt, TrackNumber, Generation);
}

/// <summary>
/// What one partner registered, the newest first. The keys of a page come from the index alone, whatever is asked for; only the
/// rows that are shown are read.
/// </summary>
internal sealed class OwnParcels(NpgsqlDataSource database)
{
    private const string Page =
        """
        with page as materialized (
            select track_number, generation, registered_at from shipment_view
            where tenant_id = @tenant {0}
            order by registered_at desc, track_number desc, generation desc limit @limit)
        select v.track_number, v.generation, v.registered_at, v.status, v.status_since, v.service, v.origin, v.destination,
            v.destination_postal_code, s.registered_cod, s.order_value, s.order_currency, s.sender_id, s.sender_name
        from page p
        join shipment_view v on v.track_number = p.track_number and v.generation = p.generation
        join shipment s on s.track_number = p.track_number and s.generation = p.generation
        order by p.registered_at desc, p.track_number desc, p.generation desc
        """;

    public async Task<IReadOnlyList<OwnParcel>> ReadAsync(
        int tenant, ParcelFilter filter, ParcelPlace? after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand { Connection = connection };
        var conditions = new List<string>();
        command.Parameters.AddWithValue("tenant", tenant);
        command.Parameters.AddWithValue("limit", limit);
        if (!string.IsNullOrWhiteSpace(filter.Number))
        {
            Add("track_number = any(@numbers)", "numbers", await NumbersAsync(connection, filter.Number, cancellationToken));
        }

        if (filter.StatusAsked is { } status)
        {
            Add("status = @status", "status", (short)status);
        }

        if (filter.ServiceAsked is { } service)
        {
            Add("service = @service", "service", (short)service);
        }

        if (filter.CountryAsked is { } country)
        {
            conditions.Add("destination = @country");
            command.Parameters.AddWithValue("country", NpgsqlDbType.Char, country);
        }

        if (filter.FromAsked is { } from)
        {
            Add("registered_at >= @from", "from", from);
        }

        if (filter.UntilAsked is { } until)
        {
            Add("registered_at < @until", "until", until);
        }

        if (after is not null)
        {
            Add("(registered_at, track_number, generation) < (@after, @after_number, @after_generation)", "after", after.RegisteredAt);
            command.Parameters.AddWithValue("after_number", after.TrackNumber);
            command.Parameters.AddWithValue("after_generation", after.Generation);
        }

        command.CommandText = Page.Replace(
            "{0}", string.Concat(conditions.Select(condition => $"and {condition} ")), StringComparison.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var parcels = new List<OwnParcel>();
        while (await reader.ReadAsync(cancellationToken))
        {
            parcels.Add(Read(reader));
        }

        return parcels;

        void Add(string condition, string name, object value)
        {
            conditions.Add(condition);
            command.Parameters.AddWithValue(name, value);
        }
    }

    // As typed, and the number under which we keep it, where that is another one.
    private static async Task<string[]> NumbersAsync(NpgsqlConnection connection, string typed, CancellationToken cancellationToken)
    {
        if (!TrackNumber.TryParse(typed, out var number))
        {
            return [];
        }

        var led = await AliasRows.FindAsync(connection, [number.Value], cancellationToken);
        return [number.Value, .. led.Values.Select(parcel => parcel.TrackNumber)];
    }

    private static OwnParcel Read(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetInt16(1),
        row.GetFieldValue<DateTimeOffset>(2),
        (ShipmentStatus)row.GetInt16(3),
        row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4),
        (ShipmentService)row.GetInt16(5),
        Text(row, 6),
        Text(row, 7),
        row.GetInt32(8),
        Sum(row, 9),
        Sum(row, 10),
        Text(row, 11),
        Text(row, 12),
        Text(row, 13));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Sum(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
