using Npgsql;

namespace PostalTracking.Web.Features.Insight;

/// <summary>Protection sold in one region in one month, by the clocks of its offices.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Policies">Sold and not taken back as a mistake.</param>
/// <param name="Premiums">Kopecks that were not given back.</param>
internal sealed record PolicyMonth(short Region, DateOnly Month, int Policies, long Premiums)
{
    /// <summary>Fewer than so many could be told apart by who knows one of them.</summary>
    public const int Fewest = 5;

    public bool IsShown => Policies >= Fewest;
}

/// <summary>
/// How much protection was sold, by region and month. What is settled is counted once a day, the rest at most once a minute,
/// each by one query, however many ask for whatever part of it.
/// </summary>
internal sealed class PolicyTotals(NpgsqlDataSource database, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    // Longer than a sale can be taken back: older ones do not change any more.
    private static readonly TimeSpan Unsettled = TimeSpan.FromDays(45);

    private static readonly TimeSpan Settled = TimeSpan.FromDays(1);

    // A void sale (status 2) never was one; what was given back (3) was sold and brought nothing.
    private const string Query =
        """
        select o.region_code, date_trunc('month', p.cover_from at time zone o.time_zone)::date,
            count(*)::int, coalesce(sum(p.premium) filter (where p.status = 1), 0)::bigint
        from policy p join office o on o.postal_code = p.office
        where p.status <> 2 and o.region_code is not null and p.cover_from >= $1 and p.cover_from < $2
        group by 1, 2
        """;

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private Edition? _settled;
    private Edition? _edition;

    public async ValueTask<IReadOnlyList<PolicyMonth>> ReadAsync(CancellationToken cancellationToken)
    {
        if (Current() is { } current)
        {
            return current;
        }

        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (Current() is { } read)
            {
                return read;
            }

            var (began, now) = (clock.GetTimestamp(), clock.GetUtcNow());
            if (_settled is not { } settled || clock.GetElapsedTime(settled.ReadAt) > Settled)
            {
                _settled = settled = new(
                    await QueryAsync(DateTimeOffset.UnixEpoch, now - Unsettled, cancellationToken), now - Unsettled, began);
            }

            var recent = await QueryAsync(settled.Until, DateTimeOffset.MaxValue, cancellationToken);
            _edition = new(Together(settled.Months, recent), now, began);
            return _edition.Months;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private IReadOnlyList<PolicyMonth>? Current() =>
        _edition is { } edition && clock.GetElapsedTime(edition.ReadAt) < Fresh ? edition.Months : null;

    // A month may lie on both sides.
    private static PolicyMonth[] Together(IReadOnlyList<PolicyMonth> settled, IReadOnlyList<PolicyMonth> recent) =>
    [
        .. settled.Concat(recent)
            .GroupBy(month => (month.Region, month.Month))
            .Select(same => new PolicyMonth(same.Key.Region, same.Key.Month, same.Sum(m => m.Policies), same.Sum(m => m.Premiums)))
            .OrderBy(month => month.Region)
            .ThenBy(month => month.Month),
    ];

    private async Task<List<PolicyMonth>> QueryAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Query);
        command.Parameters.Add(new() { Value = from });
        command.Parameters.Add(new() { Value = until });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var months = new List<PolicyMonth>();
        while (await reader.ReadAsync(cancellationToken))
        {
            months.Add(new(reader.GetInt16(0), reader.GetFieldValue<DateOnly>(1), reader.GetInt32(2), reader.GetInt64(3)));
        }

        return months;
    }

    private sealed record Edition(IReadOnlyList<PolicyMonth> Months, DateTimeOffset Until, long ReadAt);
}
