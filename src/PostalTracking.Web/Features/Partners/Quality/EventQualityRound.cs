using Npgsql;
using NpgsqlTypes;
using PostalTracking.Web.Features.Tracking.Api;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners;

/// <summary>Writes what <see cref="EventTally"/> counted, once a minute and all partners in one round trip.</summary>
internal sealed class EventQualityRound(NpgsqlDataSource database, EventTally tally) : IRound
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (days, codes) = tally.Take();
        if (days.Count == 0)
        {
            return 0;
        }

        try
        {
            await WriteAsync(days, codes, cancellationToken);
            return days.Count;
        }
        catch
        {
            tally.GiveBack(days, codes);
            throw;
        }
    }

    // A batch is one transaction. In the order of the keys: two instances that write at once must not wait for each other in a ring.
    private async Task WriteAsync(
        IReadOnlyCollection<SentEvents> days, IReadOnlyCollection<SentCode> codes, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        foreach (var day in days.OrderBy(day => day.TenantId).ThenBy(day => day.Day))
        {
            batch.BatchCommands.Add(new(
                """
                insert into partner_event_day as d (tenant_id, day, stored, duplicate, rejected, unmapped, late)
                values ($1, $2, $3, $4, $5, $6, $7)
                on conflict (tenant_id, day) do update set
                    stored = d.stored + excluded.stored, duplicate = d.duplicate + excluded.duplicate,
                    rejected = d.rejected + excluded.rejected, unmapped = d.unmapped + excluded.unmapped,
                    late = (select array_agg(a + b order by i) from unnest(d.late, excluded.late) with ordinality as t (a, b, i))
                """)
            {
                Parameters =
                {
                    new() { Value = day.TenantId }, new() { Value = day.Day }, new() { Value = day.Stored },
                    new() { Value = day.Duplicate }, new() { Value = day.Rejected }, new() { Value = day.Unmapped },
                    new() { Value = day.Late },
                },
            });
        }

        if (codes.Count > 0)
        {
            batch.BatchCommands.Add(CodesOf([.. codes.OrderBy(c => c.TenantId).ThenBy(c => c.Carrier).ThenBy(c => c.Code, StringComparer.Ordinal)]));
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand CodesOf(IReadOnlyList<SentCode> codes) => new(
        """
        insert into partner_unmapped_code as c (tenant_id, carrier, code, events, last_at)
        select * from unnest($1, $2, $3, $4, $5) as u (tenant_id, carrier, code, events, last_at)
        on conflict (tenant_id, carrier, code) do update set
            events = c.events + excluded.events, last_at = greatest(c.last_at, excluded.last_at)
        """)
    {
        Parameters =
        {
            new() { Value = codes.Select(code => code.TenantId).ToArray() },
            new() { Value = codes.Select(code => (short)code.Carrier).ToArray() },
            new() { Value = codes.Select(code => code.Code).ToArray() },
            new() { Value = codes.Select(code => code.Events).ToArray() },
            new() { Value = codes.Select(code => code.LastAt).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
        },
    };
}
