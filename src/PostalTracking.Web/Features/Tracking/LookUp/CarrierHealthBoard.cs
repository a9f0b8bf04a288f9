using System.Collections.Frozen;
using Npgsql;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.LookUp;

/// <summary>Which carriers answer, as all instances together found; at most a second old.</summary>
internal sealed class CarrierHealthBoard(NpgsqlDataSource database, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _reading = new(1);
    private Board _board = new(FrozenSet<Carrier>.Empty, null);

    public async ValueTask<FrozenSet<Carrier>> SilentAsync(CancellationToken cancellationToken)
    {
        var board = _board;
        if (board.ReadAt is { } readAt && clock.GetElapsedTime(readAt) < Fresh)
        {
            return board.Silent;
        }

        // One reads, the others go on with what was true a moment ago.
        if (!await _reading.WaitAsync(board.ReadAt is null ? Timeout.Infinite : 0, cancellationToken))
        {
            return board.Silent;
        }

        try
        {
            return (_board = new Board(await ReadAsync(cancellationToken), clock.GetTimestamp())).Silent;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<FrozenSet<Carrier>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select carrier from carrier_health where consecutive_failures > 0");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var silent = new List<Carrier>();
        while (await reader.ReadAsync(cancellationToken))
        {
            silent.Add((Carrier)reader.GetInt16(0));
        }

        return silent.ToFrozenSet();
    }

    private sealed record Board(FrozenSet<Carrier> Silent, long? ReadAt);
}
