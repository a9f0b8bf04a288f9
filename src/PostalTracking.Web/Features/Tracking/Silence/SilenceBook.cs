using System.Collections.Frozen;
using Npgsql;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.Silence;

/// <summary>How silences ended, at hand for look-ups: a small table, read again every hour.</summary>
internal sealed class SilenceBook(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private Edition? _edition;

    /// <summary>Reads the table where that was long ago; two who find it old both read the same.</summary>
    public async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        if (_edition is not { } edition || clock.GetElapsedTime(edition.ReadAt) > Fresh)
        {
            _edition = new Edition(await ReadAsync(cancellationToken), clock.GetTimestamp());
        }
    }

    /// <summary>By whole days of silence.</summary>
    public IReadOnlyDictionary<int, SilenceCount> Of(short service) =>
        _edition?.Services.GetValueOrDefault(service) ?? FrozenDictionary<int, SilenceCount>.Empty;

    private async Task<FrozenDictionary<short, FrozenDictionary<int, SilenceCount>>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select service, days, sample, moved from silence_time");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<(short Service, int Days, SilenceCount Count)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add((reader.GetInt16(0), reader.GetInt16(1), new SilenceCount(reader.GetInt32(2), reader.GetInt32(3))));
        }

        return rows
            .GroupBy(row => row.Service)
            .ToFrozenDictionary(service => service.Key, service => service.ToFrozenDictionary(row => row.Days, row => row.Count));
    }

    private sealed record Edition(FrozenDictionary<short, FrozenDictionary<int, SilenceCount>> Services, long ReadAt);
}
