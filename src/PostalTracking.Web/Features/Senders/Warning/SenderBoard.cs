using System.Collections.Frozen;
using Npgsql;

namespace PostalTracking.Web.Features.Senders.Warning;

/// <summary>
/// Who has frauds on record, for the pages that anyone may open: at most a second old, and no statement of a page's own. Of senders
/// with frauds there are few, so all of them are kept; each second one row says whether the register has changed.
/// </summary>
internal sealed class SenderBoard(NpgsqlDataSource database, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    // After which what has become a year old is let go.
    private static readonly TimeSpan Whole = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _reading = new(1);
    private Look _last = new(SenderWatch.Blank, -1, null, 0);

    public async ValueTask<SenderWatch> SeeAsync(CancellationToken cancellationToken)
    {
        var last = _last;
        if (last.AskedAt is { } askedAt && clock.GetElapsedTime(askedAt) < Fresh)
        {
            return last.Watch;
        }

        // One reads, the others go on with what was true a moment ago.
        if (!await _reading.WaitAsync(last.AskedAt is null ? Timeout.Infinite : 0, cancellationToken))
        {
            return last.Watch;
        }

        try
        {
            return (_last = await LookAsync(_last, cancellationToken)).Watch;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<Look> LookAsync(Look last, CancellationToken cancellationToken)
    {
        var now = clock.GetTimestamp();

        // The version first: what is committed in between is read twice, never missed.
        await using var asked = database.CreateCommand("select coalesce(max(version), 0) from sender_register");
        var version = (long)(await asked.ExecuteScalarAsync(cancellationToken))!;
        return version == last.Version && clock.GetElapsedTime(last.ReadAt) < Whole
            ? last with { AskedAt = now }
            : new Look(await ReadAsync(cancellationToken), version, now, now);
    }

    private async Task<SenderWatch> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            with of_one as (
                select identity_id, count(*)::int as frauds from sender_fraud
                where withdrawn_at is null and confirmed_at >= $1 group by identity_id)
            select t.id, null, null, f.frauds from of_one f join sender_trait t using (identity_id) where t.kind = 1
            union all
            select null, p.track_number, p.generation, f.frauds from of_one f join sender_parcel p using (identity_id)
            """);
        command.Parameters.Add(new() { Value = clock.GetUtcNow().AddMonths(-SenderOptions.Months) });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var bySender = new Dictionary<int, int>();
        var byParcel = new Dictionary<(string, short), int>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (!reader.IsDBNull(0))
            {
                bySender[reader.GetInt32(0)] = reader.GetInt32(3);
            }
            else
            {
                byParcel[(reader.GetString(1), reader.GetInt16(2))] = reader.GetInt32(3);
            }
        }

        return new(bySender.ToFrozenDictionary(), byParcel.ToFrozenDictionary());
    }

    /// <param name="AskedAt">When the version was last asked for; null: never.</param>
    private sealed record Look(SenderWatch Watch, long Version, long? AskedAt, long ReadAt);
}
