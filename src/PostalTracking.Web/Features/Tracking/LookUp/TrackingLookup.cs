using System.Net;
using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Tracking.LookUp;

/// <summary>What is known of a number.</summary>
/// <param name="Shipment">The parcel, or a pending one where nobody has heard of the number.</param>
/// <param name="IsKnown">A carrier or a partner knows it.</param>
/// <param name="Others">The other uses of the number, newest first.</param>
internal sealed record Found(TrackNumber Asked, ShipmentSnapshot Shipment, bool IsKnown, IReadOnlyList<ShipmentSnapshot> Others);

/// <summary>
/// Finds a parcel by its number, for page and API alike: one row in one statement. A number nobody knows, and a parcel
/// not asked about for a while, are handed to the search queue; nothing else changes.
/// </summary>
internal sealed class TrackingLookup(NpgsqlDataSource database, SearchQueue searches, UnknownNumberCap cap, TimeProvider clock)
{
    private const string ByNumber =
        $"select {ShipmentRows.Columns} from shipment_view where track_number = $1 order by generation desc";

    private const string ByNumbers =
        $"select {ShipmentRows.Columns} from shipment_view where track_number = any($1) order by track_number, generation desc";

    /// <param name="generation">Null: the newest use of the number.</param>
    /// <param name="asker">Whose day a search for an unknown number is taken from.</param>
    /// <returns>Null where the number has no such generation.</returns>
    public async Task<Found?> FindAsync(
        TrackNumber number, short? generation, IPAddress? asker, CancellationToken cancellationToken)
    {
        var uses = await ReadAsync(ByNumber, number.Value, cancellationToken);
        if (uses.Count == 0)
        {
            uses = await ByAliasAsync(number, cancellationToken);
        }

        if (uses.Count == 0)
        {
            return generation is null or 1 ? await UnknownAsync(number, asker, cancellationToken) : null;
        }

        var shipment = generation is { } wanted ? uses.Find(u => u.Generation == wanted) : uses[0];
        if (shipment is null)
        {
            return null;
        }

        searches.Wake(shipment, clock.GetUtcNow());
        return new Found(number, shipment, true, Others(uses, shipment));
    }

    /// <summary>The newest use of each number, in the order asked.</summary>
    public async Task<IReadOnlyList<Found>> FindManyAsync(
        IReadOnlyList<TrackNumber> numbers, IPAddress? asker, CancellationToken cancellationToken)
    {
        var uses = (await ReadAsync(ByNumbers, numbers.Select(n => n.Value).Distinct().ToArray(), cancellationToken))
            .GroupBy(u => u.TrackNumber)
            .ToDictionary(same => same.Key, same => same.ToList());

        var found = new List<Found>(numbers.Count);
        foreach (var number in numbers)
        {
            if (uses.TryGetValue(number.Value, out var known))
            {
                searches.Wake(known[0], clock.GetUtcNow());
                found.Add(new Found(number, known[0], true, Others(known, known[0])));
            }
            else
            {
                Search(number, asker);
                found.Add(Pending(number, null));
            }
        }

        return found;
    }

    private void Search(TrackNumber number, IPAddress? asker)
    {
        if (cap.Allows(asker))
        {
            searches.Search(number);
        }
    }

    private async Task<List<ShipmentSnapshot>> ReadAsync<T>(string sql, T key, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = key });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var uses = new List<ShipmentSnapshot>(1);
        while (await reader.ReadAsync(cancellationToken))
        {
            uses.Add(ShipmentRows.Read(reader));
        }

        return uses;
    }

    private Task<List<ShipmentSnapshot>> ByAliasAsync(TrackNumber number, CancellationToken cancellationToken) => ReadAsync(
        $"""
        select {ShipmentRows.Columns} from shipment_view
        where (track_number, generation) in (
            select current_number, current_generation from track_number_alias where track_number = $1)
        order by generation desc
        """,
        number.Value,
        cancellationToken);

    private async Task<Found> UnknownAsync(TrackNumber number, IPAddress? asker, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select max(checked_at), min(case when lease_until > $2 then null else coalesce(next_due, not_found_until) end)
            from unknown_number where track_number = $1
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = number.Value });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        DateTimeOffset? Time(int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);

        Search(number, asker);
        return Pending(number, Time(0), Time(1));
    }

    private static Found Pending(TrackNumber number, DateTimeOffset? checkedAt, DateTimeOffset? nextCheckAt = null) =>
        new(number, ShipmentRows.New(number, 1) with { CheckedAt = checkedAt, NextCheckAt = nextCheckAt }, false, []);

    private static List<ShipmentSnapshot> Others(List<ShipmentSnapshot> uses, ShipmentSnapshot shown) =>
        uses.Count == 1 ? [] : [.. uses.Where(u => u != shown)];
}
