using Npgsql;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.LookUp;

/// <summary>Forgets the numbers that nobody knew and nobody has asked for since.</summary>
internal sealed class UnknownNumberPurge(NpgsqlDataSource database, TimeProvider clock) : IRound
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("delete from unknown_number where last_asked_at < @before");
        command.Parameters.AddWithValue("before", clock.GetUtcNow() - Remembered);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
