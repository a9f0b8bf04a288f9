using Npgsql;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Watch;

/// <summary>Removes the lists whose links have run out.</summary>
internal sealed class SharedListPurge(NpgsqlDataSource database, TimeProvider clock) : IRound
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("delete from shared_list where expires_at <= @now");
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
