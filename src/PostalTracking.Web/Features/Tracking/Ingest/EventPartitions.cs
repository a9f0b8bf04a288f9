using System.Globalization;
using Npgsql;

namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>
/// One partition of <c>tracking_event</c> a month, from 24 months back to 3 ahead. What lies outside is kept in
/// <c>tracking_event_odd</c>: a default partition would stand in the way of the next month's.
/// </summary>
internal static class EventPartitions
{
    private const int MonthsBack = 24;
    private const int MonthsAhead = 3;

    /// <summary>A month less on both sides than is made: the months turn before the partitions do.</summary>
    public static bool Cover(DateTimeOffset occurredAt, DateTimeOffset now) =>
        occurredAt >= MonthOf(now).AddMonths(1 - MonthsBack) && occurredAt < MonthOf(now).AddMonths(MonthsAhead);

    /// <summary>Makes the months that are missing. Run at start and daily; any number of instances may.</summary>
    public static async Task EnsureAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var first = MonthOf(now).AddMonths(-MonthsBack);
        await using var batch = new NpgsqlBatch(connection);
        for (var month = first; month <= MonthOf(now).AddMonths(MonthsAhead); month = month.AddMonths(1))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(string.Create(
                CultureInfo.InvariantCulture,
                $"create table if not exists tracking_event_{month:yyyy_MM} partition of tracking_event for values from ('{month:yyyy-MM-dd}+00') to ('{month.AddMonths(1):yyyy-MM-dd}+00')")));
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DateTimeOffset MonthOf(DateTimeOffset time) => new(time.UtcDateTime.Year, time.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
}
