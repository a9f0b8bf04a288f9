using Npgsql;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.Codes;

/// <summary>
/// Numbers for codes that no table has and that can't be written as a number. Given once by the database and the same for all
/// instances; a code that enters the table later keeps the number its old events have.
/// </summary>
internal sealed class UnknownCodes(NpgsqlDataSource database, CodeBook codes)
{
    /// <summary>Gives a number to each code that has none yet.</summary>
    public async Task LearnAsync(IEnumerable<(Carrier Carrier, string Raw)> said, CancellationToken cancellationToken)
    {
        var unknown = said.Where(c => codes.Find(c.Carrier, c.Raw).Id == CarrierCodeTable.NoId).Distinct().Order().ToList();
        if (unknown.Count == 0)
        {
            return;
        }

        await using var command = database.CreateCommand(
            $"""
            with said as (select * from unnest(@carriers, @raws) as s (carrier, raw)),
            added as (
                insert into carrier_code (carrier, id, raw, known)
                select s.carrier, -nextval('{CarrierCodeRowConfiguration.Sequence}'), s.raw, false from said s
                where not exists (select 1 from carrier_code c where (c.carrier, c.raw) = (s.carrier, s.raw))
                on conflict (carrier, raw) do update set raw = excluded.raw
                returning carrier, id, raw)
            select carrier, id, raw from added
            union all select c.carrier, c.id, c.raw from carrier_code c join said s on (c.carrier, c.raw) = (s.carrier, s.raw)
            """);
        command.Parameters.AddWithValue("carriers", unknown.Select(c => (short)c.Carrier).ToArray());
        command.Parameters.AddWithValue("raws", unknown.Select(c => c.Raw).ToArray());
        await ReadAsync(command, cancellationToken);
    }

    /// <summary>Finds the text of codes that another instance met first.</summary>
    public async ValueTask LoadAsync(IEnumerable<ShipmentSnapshot> shipments, CancellationToken cancellationToken)
    {
        if (shipments.Any(s => s.History.Any(e => codes.Find(e.Carrier, e.Code).Raw.Length == 0)))
        {
            await using var command = database.CreateCommand("select carrier, id, raw from carrier_code where not known");
            await ReadAsync(command, cancellationToken);
        }
    }

    private async Task ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            codes.Remember((Carrier)reader.GetInt16(0), reader.GetInt32(1), reader.GetString(2));
        }
    }
}
