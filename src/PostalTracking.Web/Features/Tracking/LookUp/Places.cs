using System.Collections.Concurrent;
using Npgsql;
using PostalTracking.Web.Features.Offices;

namespace PostalTracking.Web.Features.Tracking.LookUp;

/// <summary>
/// Names and zones of the places in histories. Read when first needed and kept: offices change once a year,
/// with the reference data. Two look-ups may read the same place at once; both read the same.
/// </summary>
internal sealed class Places(NpgsqlDataSource database)
{
    private readonly ConcurrentDictionary<int, Place> _known = new();

    /// <summary>The place, where it was loaded by <see cref="LoadAsync"/>; a bare one otherwise.</summary>
    public Place this[int id] => id == 0 ? Place.None : _known.GetValueOrDefault(id) ?? new Place(id, null, null, null, null, null);

    public async ValueTask LoadAsync(IEnumerable<ShipmentSnapshot> shipments, CancellationToken cancellationToken)
    {
        HashSet<int>? missing = null;
        foreach (var shipment in shipments)
        {
            Note(shipment.DestinationPostalCode);
            foreach (var e in shipment.History)
            {
                Note(e.Place);
            }
        }

        if (missing is not null)
        {
            await ReadAsync([.. missing], cancellationToken);
        }

        void Note(int place)
        {
            if (place != 0 && !_known.ContainsKey(place))
            {
                (missing ??= []).Add(place);
            }
        }
    }

    private async Task ReadAsync(int[] ids, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select o.postal_code, 'RU', o.name, r.name_with_type, o.time_zone, o.region_code
            from office o left join region r on r.code = o.region_code where o.postal_code = any($1)
            union all select p.id, nullif(trim(p.country), ''), nullif(p.name, ''), null, null, null from place_abroad p where p.id = any($1)
            """);
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = ids });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        while (await reader.ReadAsync(cancellationToken))
        {
            var id = reader.GetInt32(0);
            _known[id] = new Place(
                id,
                Text(1),
                id < Place.FirstAbroad ? id : null,
                NameOf(Text(1), Text(2)),
                Text(3),
                Text(4),
                reader.IsDBNull(5) ? null : reader.GetInt16(5));
        }

        // An index the reference data does not have (a technological one, or a new one) is known by its number alone.
        foreach (var id in ids)
        {
            _known.TryAdd(id, new Place(id, id < Place.FirstAbroad ? "RU" : null, id < Place.FirstAbroad ? id : null, null, null, null));
        }
    }

    // A country's name in place of a place's says nothing more than the country, which we can say in every language.
    private static string? NameOf(string? country, string? name) =>
        country is not null && CountryNames.Of(country, "ru") == name ? null : name;
}
