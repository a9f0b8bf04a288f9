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
/// How much protection was sold, by region and month: one query over all policies at most once a minute, however many ask for
/// whatever part of it.
/// </summary>
internal sealed class PolicyTotals(NpgsqlDataSource database, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    // A void sale (status 2) never was one; what was given back (3) was sold and brought nothing.
    private const string Query =
        """
        select o.region_code, date_trunc('month', p.cover_from at time zone o.time_zone)::date,
            count(*)::int, coalesce(sum(p.premium) filter (where p.status = 1), 0)::bigint
        from policy p join office o on o.postal_code = p.office
        where p.status <> 2 and o.region_code is not null
        group by 1, 2 order by 1, 2
        """;

    private readonly SemaphoreSlim _oneAtATime = new(1);
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

            var began = clock.GetTimestamp();
            _edition = new(await QueryAsync(cancellationToken), began);
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

    private async Task<List<PolicyMonth>> QueryAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Query);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var months = new List<PolicyMonth>();
        while (await reader.ReadAsync(cancellationToken))
        {
            months.Add(new(reader.GetInt16(0), reader.GetFieldValue<DateOnly>(1), reader.GetInt32(2), reader.GetInt64(3)));
        }

        return months;
    }

    private sealed record Edition(IReadOnlyList<PolicyMonth> Months, long ReadAt);
}
