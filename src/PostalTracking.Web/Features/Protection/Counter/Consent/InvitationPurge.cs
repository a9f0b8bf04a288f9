using Npgsql;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Counter.Consent;

/// <summary>Removes the invitations that have run out, and the telephones in them.</summary>
internal sealed class InvitationPurge(NpgsqlDataSource database, TimeProvider clock) : IRound
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("delete from consent_invitation where expires_at <= @now");
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
