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
    /// <param name="carrier">By the visitor's word the parcel is this carrier's: it is asked too, from now on.</param>
    /// <returns>Null where the number has no such generation.</returns>
    public async Task<Found?> FindAsync(
        TrackNumber number, short? generation, IPAddress? asker, CancellationToken cancellationToken, Carrier? carrier = null)
    {
        var uses = await ReadAsync(ByNumber, number.Value, cancellationToken);
        if (uses.Count == 0)
        {
            uses = [.. (await ByAliasAsync([number.Value], cancellationToken)).Values];
        }
        else if (uses.Count > 1)
        {
            uses = Uses.NewestFirst(uses);
        }

        if (uses.Count == 0)
        {
            return generation is null or 1 ? await UnknownAsync(number, asker, carrier, cancellationToken) : null;
        }

        var found = generation is null && uses.Find(u => u.History.Any(e => e.Carrier == carrier)) is { } theirs
            ? Known(number, uses, theirs.Generation)
            : Known(number, uses, generation);
        if (found is not null)
        {
            searches.Wake(found.Shipment, clock.GetUtcNow());
        }

        if (found is not null && carrier is { } chosen && uses.TrueForAll(u => u.Sources.All(s => s.Carrier != chosen)) && cap.Allows(asker))
        {
            searches.AskToo(found.Shipment, chosen);
        }

        return found;
    }

    /// <summary>The newest use of each number, in the order asked.</summary>
    public async Task<IReadOnlyList<Found>> FindManyAsync(
        IReadOnlyList<TrackNumber> numbers, IPAddress? asker, CancellationToken cancellationToken)
    {
        var uses = await UsesAsync([.. numbers.Select(n => n.Value).Distinct()], cancellationToken);
        string[] missing = [.. numbers.Select(n => n.Value).Where(n => !uses.ContainsKey(n)).Distinct()];
        foreach (var (number, shipment) in missing.Length == 0 ? [] : await ByAliasAsync(missing, cancellationToken))
        {
            uses[number] = [shipment];
        }

        var found = new List<Found>(numbers.Count);
        foreach (var number in numbers)
        {
            if (uses.TryGetValue(number.Value, out var known))
            {
                searches.Wake(known[0], clock.GetUtcNow());
                found.Add(Known(number, known, null)!);
            }
            else
            {
                Search(number, asker, null);
                found.Add(Pending(number, null));
            }
        }

        return found;
    }

    /// <summary>All uses of these numbers, newest first; nobody is asked about them.</summary>
    public async Task<Dictionary<string, List<ShipmentSnapshot>>> UsesAsync(string[] numbers, CancellationToken cancellationToken) =>
        (await ReadAsync(ByNumbers, numbers, cancellationToken))
            .GroupBy(u => u.TrackNumber)
            .ToDictionary(same => same.Key, same => Uses.NewestFirst(same));

    /// <summary>One use of a number among all of them, newest first; null where there is no such generation.</summary>
    public static Found? Known(TrackNumber asked, List<ShipmentSnapshot> uses, short? generation) =>
        (generation is { } wanted ? uses.Find(u => u.Generation == wanted) : uses[0]) is { } shipment
            ? new Found(asked, shipment, true, Others(uses, shipment))
            : null;

    /// <summary>A number nobody has heard of yet.</summary>
    public static Found Pending(TrackNumber number, DateTimeOffset? checkedAt, DateTimeOffset? nextCheckAt = null) =>
        new(number, ShipmentRows.New(number, 1) with { CheckedAt = checkedAt, NextCheckAt = nextCheckAt }, false, []);

    private void Search(TrackNumber number, IPAddress? asker, Carrier? carrier)
    {
        if (cap.Allows(asker))
        {
            searches.Search(number, carrier);
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

    // Rare: only of numbers that are no parcel of their own.
    private async Task<Dictionary<string, ShipmentSnapshot>> ByAliasAsync(string[] numbers, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var parcels = await AliasRows.FindAsync(connection, numbers, cancellationToken);
        if (parcels.Count == 0)
        {
            return [];
        }

        await using var command = new NpgsqlCommand(ByNumbers, connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. parcels.Values.Select(p => p.TrackNumber).Distinct()] });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<ParcelKey, ShipmentSnapshot>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var shipment = ShipmentRows.Read(reader);
            found[new ParcelKey(shipment.TrackNumber, shipment.Generation)] = shipment;
        }

        return parcels.Where(p => found.ContainsKey(p.Value)).ToDictionary(p => p.Key, p => found[p.Value]);
    }

    private async Task<Found> UnknownAsync(TrackNumber number, IPAddress? asker, Carrier? carrier, CancellationToken cancellationToken)
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

        Search(number, asker, carrier);
        return Pending(number, Time(0), Time(1));
    }

    private static List<ShipmentSnapshot> Others(List<ShipmentSnapshot> uses, ShipmentSnapshot shown) =>
        uses.Count == 1 ? [] : [.. uses.Where(u => u != shown)];
}
