using Npgsql;
using PostalTracking.Domain.Senders;

namespace PostalTracking.Web.Features.Senders.Traits;

/// <summary>
/// Gives each partner's number of a sender a number of ours, by which the parcels' rows know whom to ask about. In the caller's
/// transaction; makes nobody an identity.
/// </summary>
internal sealed class SenderNumbers(TimeProvider clock)
{
    public async Task<IReadOnlyDictionary<string, int>> KeepAsync(
        NpgsqlConnection connection, int tenantId, IEnumerable<string> partnerIds, CancellationToken cancellationToken)
    {
        // In one order, so that two registrations of the same new senders wait for each other and not for ever.
        string[] ids = [.. partnerIds.Distinct().Order(StringComparer.Ordinal)];
        if (ids.Length == 0)
        {
            return new Dictionary<string, int>();
        }

        var hashes = ids.Select(id => SenderKey.HashOf(tenantId, id)).ToArray();
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(
                    """
                    insert into sender_trait (kind, hash, masked, tenant_id, partner_id, seen_at)
                    select $1, hash, masked, $2, id, $3
                    from unnest($4, $5, $6) with ordinality as t (hash, masked, id, place) order by place
                    on conflict (kind, hash) do nothing
                    """)
                {
                    Parameters =
                    {
                        new() { Value = (short)SenderTraitKind.PartnerNumber },
                        new() { Value = tenantId },
                        new() { Value = clock.GetUtcNow() },
                        new() { Value = hashes },
                        new() { Value = ids.Select(TraitMasks.PartnerNumber).ToArray() },
                        new() { Value = ids },
                    },
                },
                new("select partner_id, id from sender_trait where kind = $1 and hash = any($2)")
                {
                    Parameters = { new() { Value = (short)SenderTraitKind.PartnerNumber }, new() { Value = hashes } },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            numbers[reader.GetString(0)] = reader.GetInt32(1);
        }

        return numbers;
    }
}
