using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Polling;

namespace PostalTracking.Web.Features.Tracking.LookUp;

/// <summary>Which carriers answer and may still be asked, as all instances together found; at most a second old.</summary>
internal sealed class CarrierHealthBoard(NpgsqlDataSource database, IOptions<PollingOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _reading = new(1);
    private Look _last = new(CarrierBoard.Blank, null);

    public async ValueTask<CarrierBoard> SeeAsync(CancellationToken cancellationToken)
    {
        var (board, lastAt) = _last;
        if (lastAt is { } readAt && clock.GetElapsedTime(readAt) < Fresh)
        {
            return board;
        }

        // One reads, the others go on with what was true a moment ago.
        if (!await _reading.WaitAsync(lastAt is null ? Timeout.Infinite : 0, cancellationToken))
        {
            return board;
        }

        try
        {
            return (_last = new Look(await ReadAsync(cancellationToken), clock.GetTimestamp())).Board;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<CarrierBoard> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = CarrierBudget.Day(now);
        await using var command = database.CreateCommand(
            """
            select h.carrier, h.consecutive_failures, h.budget_day, h.budget_used, h.budget_used_by_unknown,
                (select min(t.next_ask_at) from carrier_ticket t where t.carrier = h.carrier and t.next_ask_at > @now)
            from carrier_health h
            """);
        command.Parameters.AddWithValue("now", now);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var silent = new List<Carrier>();
        var spent = new Dictionary<Carrier, SpentBudget>();
        var spentByUnknown = new Dictionary<Carrier, SpentBudget>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var carrier = (Carrier)reader.GetInt16(0);
            var budget = options.Value.Budget(carrier);
            if (reader.GetInt32(1) > 0)
            {
                silent.Add(carrier);
            }

            var isToday = reader.GetFieldValue<DateOnly>(2) == today;
            var (used, byUnknown) = isToday ? (reader.GetInt32(3), reader.GetInt32(4)) : (0, 0);
            DateTimeOffset? nextBatch = reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5);
            if (used >= budget.Limit)
            {
                spent[carrier] = Until(budget, nextBatch, now);
            }

            if (used >= budget.Limit || byUnknown >= budget.Part(options.Value.ShareOfUnknown))
            {
                spentByUnknown[carrier] = Until(budget, nextBatch, now);
            }
        }

        return new CarrierBoard(
            silent.ToFrozenSet(), spent.ToFrozenDictionary(), spentByUnknown.ToFrozenDictionary(), options.Value.Polled.ToFrozenSet());
    }

    private static SpentBudget Until(CarrierBudget budget, DateTimeOffset? nextBatch, DateTimeOffset now) =>
        budget.BatchAnswersAfter is { } wait
            ? new SpentBudget(nextBatch ?? now + wait, ByBatch: true)
            : new SpentBudget(CarrierBudget.NextDay(now), ByBatch: false);

    private sealed record Look(CarrierBoard Board, long? At);
}
