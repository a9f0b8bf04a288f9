using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace PostalTracking.Web.Features.Tracking.Money;

internal enum SumsAnswer
{
    Opened,
    WrongDigits,

    /// <summary>The day's tries are used up, by whomever.</summary>
    NoMoreToday,

    /// <summary>Nobody left a telephone: these sums cannot be opened here.</summary>
    NotHere,
}

/// <param name="Cod">Kopecks; null: none.</param>
/// <param name="Duty">Kopecks; null: none.</param>
/// <param name="TriesLeft">Today, of this parcel.</param>
internal sealed record OpenedSums(SumsAnswer Answer, long? Cod = null, long? Duty = null, int TriesLeft = 0);

/// <summary>
/// Shows what is to be paid to whoever knows the last four digits of the telephone on the parcel (product: privacy).
/// Four digits are soon guessed, so the tries are counted per parcel and day, in the database, before the digits are looked at.
/// </summary>
internal sealed class OpenSums(NpgsqlDataSource database, TimeProvider clock)
{
    public const int TriesADay = 5;

    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    public async Task<OpenedSums> RunAsync(ShipmentSnapshot shipment, string digits, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Moscow).DateTime);
        if (!shipment.Dues.HasFlag(Dues.PhoneKnown))
        {
            return new(SumsAnswer.NotHere);
        }

        if (await CountAsync(shipment, today, cancellationToken) is not { } tried)
        {
            return new(SumsAnswer.NoMoreToday);
        }

        var (phone, sums) = await ReadAsync(shipment, cancellationToken);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(phone), Encoding.UTF8.GetBytes(digits)))
        {
            return new(SumsAnswer.WrongDigits, TriesLeft: TriesADay - tried);
        }

        await GiveBackAsync(shipment, today, cancellationToken);
        return sums;
    }

    /// <returns>Which try of the day it is; null where there are no more. Earlier days are forgotten.</returns>
    private async Task<short?> CountAsync(ShipmentSnapshot shipment, DateOnly today, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            with over as (delete from sum_try where (track_number, generation) = ($1, $2) and day < $3)
            insert into sum_try as t (track_number, generation, day, tries) values ($1, $2, $3, 1)
            on conflict (track_number, generation, day) do update set tries = t.tries + 1 where t.tries < $4
            returning tries
            """,
            shipment);
        command.Parameters.Add(new() { Value = today });
        command.Parameters.Add(new() { Value = (short)TriesADay });
        return (short?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private async Task GiveBackAsync(ShipmentSnapshot shipment, DateOnly today, CancellationToken cancellationToken)
    {
        await using var command = Command(
            "update sum_try set tries = tries - 1 where (track_number, generation, day) = ($1, $2, $3)", shipment);
        command.Parameters.Add(new() { Value = today });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<(string Phone, OpenedSums Sums)> ReadAsync(ShipmentSnapshot shipment, CancellationToken cancellationToken)
    {
        // The carrier collects the money: its word on the sum goes before the sender's.
        await using var command = Command(
            """
            select coalesce(recipient_phone_last4, ''), coalesce(carrier_cod, registered_cod), customs_duty
            from shipment where (track_number, generation) = ($1, $2)
            """,
            shipment);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetString(0), new OpenedSums(SumsAnswer.Opened, Sum(1), Sum(2)));

        long? Sum(int column) => reader.IsDBNull(column) || reader.GetInt64(column) == 0 ? null : reader.GetInt64(column);
    }

    private NpgsqlCommand Command(string sql, ShipmentSnapshot shipment)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = shipment.TrackNumber });
        command.Parameters.Add(new() { Value = shipment.Generation });
        return command;
    }
}
