using Npgsql;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Protection.Cancel;

/// <summary>All that taking a policy back has to know, in one round trip: the shift's row is locked first, the policy's second.</summary>
/// <param name="Journal">The end of the shift's journal; null: the shift is closed.</param>
/// <param name="IsAlwaysOpen">The shift is a key's.</param>
/// <param name="Means">How the premium was paid: it goes back the same way.</param>
/// <param name="Tariff">It was sold under.</param>
/// <param name="Zone">Of the office that sold it.</param>
internal sealed record CancelView(
    JournalHead? Journal, bool IsAlwaysOpen, Policy Policy, PaymentMeans Means, Tariff Tariff, TimeZoneInfo Zone)
{
    public SoldPolicy Sold => new(
        Policy.Status == PolicyStatus.Active, Policy.ClaimedAt is not null, Policy.CoverFrom, Policy.ShiftId, Policy.SoldBy);

    /// <summary>Null for a number that was never sold.</summary>
    public static async Task<CancelView?> LockAsync(
        NpgsqlConnection connection, string policyNumber, Seller seller, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(
                    """
                    select journal_sequence, journal_hash, is_always_open from shift
                    where id = $1 and office = $2 and closed_at is null and counted is null for update
                    """)
                {
                    Parameters = { new() { Value = seller.ShiftId }, new() { Value = seller.Office } },
                },
                new(
                    $"""
                    select {PolicyRows.Columns}, e.means, o.time_zone, t."from", t.cover_months, t.phone_up_to, t.cooling_off_days
                    from policy_number n join policy p on p.track_number = n.track_number and p.policy_number = n.number
                    join premium_entry e on e.track_number = p.track_number and e.policy_number = p.policy_number and e.sequence = 1
                    join office o on o.postal_code = p.office join tariff t on t.id = p.tariff_id
                    where n.number = $1 for no key update of p
                    """)
                {
                    Parameters = { new() { Value = policyNumber } },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var isOpen = await reader.ReadAsync(cancellationToken);
        var journal = isOpen ? new JournalHead(seller.ShiftId, reader.GetInt32(0), reader.GetFieldValue<byte[]>(1)) : null;
        var isAlwaysOpen = isOpen && reader.GetBoolean(2);
        await reader.NextResultAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var policy = PolicyRows.Read(reader);
        const int Next = PolicyRows.Width;
        var tariff = new Tariff
        {
            Id = policy.TariffId,
            From = reader.GetFieldValue<DateTimeOffset>(Next + 2),
            Premium = policy.Premium,
            CoverMonths = reader.GetInt16(Next + 3),
            PhoneUpTo = reader.GetInt64(Next + 4),
            CoolingOffDays = reader.GetInt16(Next + 5),
        };
        return new(journal, isAlwaysOpen, policy, (PaymentMeans)reader.GetInt16(Next), tariff, OfficeTime.Zone(reader.GetString(Next + 1)));
    }
}
