using Npgsql;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.Web.Data.Seed;

/// <summary>
/// Copies the code tables into the database. Events store these numbers, so no row ever goes: a code that left its table
/// becomes unknown, and an unknown one that has been given a meaning keeps the number under which it was first met.
/// </summary>
internal static class CarrierCodeSeed
{
    public static async Task LoadAsync(NpgsqlConnection connection, CodeBook codes, CancellationToken cancellationToken)
    {
        await ReferenceTables.CarrierCodes.CopyAsync(connection, codes.Codes, cancellationToken);
        await connection.RunAsync(
            """
            update carrier_code c set status = s.status, known = true from seed_carrier_code s
            where (c.carrier, c.raw) = (s.carrier, s.raw) and (c.status, c.known) is distinct from (s.status, true);
            update carrier_code c set status = null, known = false
            where c.known and not exists (select from seed_carrier_code s where (s.carrier, s.raw) = (c.carrier, c.raw));
            insert into carrier_code (carrier, id, raw, status, known)
            select carrier, id, raw, status, known from seed_carrier_code s
            where not exists (select from carrier_code c where (c.carrier, c.raw) = (s.carrier, s.raw))
            """,
            cancellationToken);
    }
}
