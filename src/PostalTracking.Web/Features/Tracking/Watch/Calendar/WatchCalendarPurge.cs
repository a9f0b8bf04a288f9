using Npgsql;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Watch.Calendar;

/// <summary>Removes the feeds whose links have run out.</summary>
internal sealed class WatchCalendarPurge(NpgsqlDataSource database, TimeProvider clock) : IRound
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("delete from watch_calendar where expires_at <= @now");
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
