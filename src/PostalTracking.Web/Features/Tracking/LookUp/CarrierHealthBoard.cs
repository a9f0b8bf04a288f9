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
        await using var command = database.CreateCommand(
            $"""
            select carrier, consecutive_failures > 0, {BudgetLeft.ForParcels} <= 0, {BudgetLeft.ForUnknown} <= 0,
                (select min(t.next_ask_at) from carrier_ticket t where t.carrier = h.carrier and t.next_ask_at > @now)
            from {BudgetLeft.Budgets}
            """);
        BudgetLeft.Add(command, options.Value, now);
        command.Parameters.AddWithValue("now", now);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var silent = new List<Carrier>();
        var spent = new Dictionary<Carrier, SpentBudget>();
        var spentByUnknown = new Dictionary<Carrier, SpentBudget>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var carrier = (Carrier)reader.GetInt16(0);
            var budget = options.Value.Budget(carrier);
            if (reader.GetBoolean(1))
            {
                silent.Add(carrier);
            }

            var (isSpent, isSpentByUnknown) = (reader.GetBoolean(2), reader.GetBoolean(3));
            var until = Until(budget, reader.IsDBNull(4) ? null : reader.GetFieldValue<DateTimeOffset>(4), now);
            if (isSpent)
            {
                spent[carrier] = until;
            }

            if (isSpent || isSpentByUnknown)
            {
                spentByUnknown[carrier] = until;
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
