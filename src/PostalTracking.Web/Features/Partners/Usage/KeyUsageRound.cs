using Npgsql;
using NpgsqlTypes;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners;

/// <summary>
/// Writes what <see cref="KeyUsageTally"/> counted: one statement a minute for all keys, so no request waits for it and no key's
/// row is written oftener.
/// </summary>
internal sealed class KeyUsageRound(NpgsqlDataSource database, KeyUsageTally tally) : IRound
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var uses = tally.Take().OrderBy(use => use.Prefix, StringComparer.Ordinal).ThenBy(use => use.Day).ToList();
        if (uses.Count == 0)
        {
            return 0;
        }

        try
        {
            await WriteAsync(uses, cancellationToken);
            return uses.Count;
        }
        catch
        {
            tally.GiveBack(uses);
            throw;
        }
    }

    private async Task WriteAsync(List<KeyUse> uses, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            with used as (
                select * from unnest(@prefixes, @days, @answered, @refused, @limited, @failed, @last)
                    as u (prefix, day, answered, refused, limited, failed, last)),
            counted as (
                insert into api_key_day as d (key_prefix, day, answered, refused, limited, failed)
                select prefix, day, answered, refused, limited, failed from used order by prefix, day
                on conflict (key_prefix, day) do update set
                    answered = d.answered + excluded.answered, refused = d.refused + excluded.refused,
                    limited = d.limited + excluded.limited, failed = d.failed + excluded.failed)
            update api_key k set last_used_at = u.last
            from (select prefix, max(last) as last from used group by prefix) u
            where k.prefix = u.prefix and (k.last_used_at is null or k.last_used_at < u.last)
            """);
        var p = command.Parameters;
        p.AddWithValue("prefixes", uses.Select(use => use.Prefix).ToArray());
        p.AddWithValue("days", NpgsqlDbType.Array | NpgsqlDbType.Date, uses.Select(use => use.Day).ToArray());
        p.AddWithValue("answered", uses.Select(use => use.Answered).ToArray());
        p.AddWithValue("refused", uses.Select(use => use.Refused).ToArray());
        p.AddWithValue("limited", uses.Select(use => use.Limited).ToArray());
        p.AddWithValue("failed", uses.Select(use => use.Failed).ToArray());
        p.AddWithValue("last", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, uses.Select(use => use.LastAt).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
