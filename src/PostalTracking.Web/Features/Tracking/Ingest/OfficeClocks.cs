using Npgsql;
using PostalTracking.Web.Features.Offices;

namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>
/// The clocks on offices' walls, for carriers that tell local times without an offset. An office that the reference data lacks
/// has the clock of its neighbours (the first three digits are a region); where there are none, and abroad, it is Moscow's.
/// </summary>
internal sealed class OfficeClocks(NpgsqlDataSource database)
{
    private const string Moscow = "Europe/Moscow";
    private const int Neighbours = 1000;

    /// <returns>For each postal code the IANA name of its zone.</returns>
    public async Task<Func<int, string>> LoadAsync(IEnumerable<int> postalCodes, CancellationToken cancellationToken)
    {
        var asked = postalCodes.Where(code => code > 0).Distinct().ToArray();
        await using var command = database.CreateCommand(
            """
            select c.code, coalesce(
                (select time_zone from office o where o.postal_code = c.code),
                (select time_zone from office o where o.postal_code between c.code / @neighbours * @neighbours
                    and c.code / @neighbours * @neighbours + @neighbours - 1 order by o.postal_code limit 1),
                @moscow)
            from unnest(@codes) as c (code)
            """);
        command.Parameters.AddWithValue("codes", asked);
        command.Parameters.AddWithValue("neighbours", Neighbours);
        command.Parameters.AddWithValue("moscow", Moscow);
        var zones = new Dictionary<int, string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            zones[reader.GetInt32(0)] = reader.GetString(1);
        }

        return code => zones.GetValueOrDefault(code, Moscow);
    }

    /// <summary>The moment the wall clock meant, at offset zero, and how far that clock is from UTC.</summary>
    public static (DateTimeOffset Instant, short OffsetMinutes) Moment(string zone, DateTime wallClock)
    {
        var instant = OfficeTime.Instant(zone, wallClock);
        return (instant, (short)(DateTime.SpecifyKind(wallClock, DateTimeKind.Utc) - instant.UtcDateTime).TotalMinutes);
    }
}
