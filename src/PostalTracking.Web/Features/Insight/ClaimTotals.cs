using Npgsql;

namespace PostalTracking.Web.Features.Insight;

/// <summary>Claims sent in one region in one month, by the clocks of the offices that sold the policies.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Settled">Of them, those that came to an end by a decision: paid, rejected, closed.</param>
/// <param name="Compensated">Of the settled ones, those whose money was paid.</param>
internal sealed record ClaimMonth(short Region, DateOnly Month, int Claims, int Settled, int Compensated)
{
    public bool IsShown => Claims >= PolicyMonth.Fewest;

    /// <summary>The share says something of people, too: of few it is withheld like their number.</summary>
    public bool IsShareShown => IsShown && Settled >= PolicyMonth.Fewest;
}

/// <summary>How many claims were sent and what became of them, by region and month; counted at most once in five minutes.</summary>
internal sealed class ClaimTotals(NpgsqlDataSource database, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    // Statuses 7, 10 and 11: rejected, paid, closed.
    private const string Query =
        """
        select o.region_code, date_trunc('month', c.submitted_at at time zone o.time_zone)::date, count(*)::int,
            (count(*) filter (where c.status in (7, 10, 11)))::int,
            (count(*) filter (where c.status in (7, 10, 11) and c.amount_paid > 0))::int
        from claim c
        join policy p on p.track_number = c.track_number and p.policy_number = c.policy_number
        join office o on o.postal_code = p.office
        where c.submitted_at is not null and o.region_code is not null
        group by 1, 2
        order by 1, 2
        """;

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private (IReadOnlyList<ClaimMonth> Months, long ReadAt)? _edition;

    public async ValueTask<IReadOnlyList<ClaimMonth>> ReadAsync(CancellationToken cancellationToken)
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
            var months = await QueryAsync(cancellationToken);
            _edition = (months, began);
            return months;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private IReadOnlyList<ClaimMonth>? Current() =>
        _edition is { } edition && clock.GetElapsedTime(edition.ReadAt) < Fresh ? edition.Months : null;

    private async Task<List<ClaimMonth>> QueryAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Query);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var months = new List<ClaimMonth>();
        while (await reader.ReadAsync(cancellationToken))
        {
            months.Add(new(
                reader.GetInt16(0), reader.GetFieldValue<DateOnly>(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4)));
        }

        return months;
    }
}
