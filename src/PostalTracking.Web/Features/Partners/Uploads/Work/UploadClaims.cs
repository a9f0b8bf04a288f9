using Microsoft.Extensions.Options;
using Npgsql;
using PostalTracking.Web.Features.Partners.Uploads.Store;

namespace PostalTracking.Web.Features.Partners.Uploads.Work;

/// <summary>The right to work on a file, until another claim takes it over.</summary>
internal sealed record UploadClaim(Guid UploadId, int Lease);

/// <summary>Takes files that are due and gives them back: short statements, each a transaction of its own.</summary>
internal sealed class UploadClaims(NpgsqlDataSource database, IOptions<UploadOptions> options, TimeProvider clock)
{
    /// <summary>Takes without a batch between them, after which a file is given up: a person may say "go on".</summary>
    public const int MostTries = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>The file that has waited longest.</summary>
    public async Task<UploadClaim?> TakeAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            with due as materialized (
                select upload_id from partner_upload where due_at <= @now order by due_at limit 1 for update skip locked)
            update partner_upload u set due_at = @until, lease = lease + 1, tries = tries + 1 from due
            where u.upload_id = due.upload_id returning u.upload_id, u.lease
            """);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("until", clock.GetUtcNow() + options.Value.Lease);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new(reader.GetGuid(0), reader.GetInt32(1)) : null;
    }

    public async Task<bool> IsAnybodyWaitingAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select exists (select from partner_upload where due_at <= @now)");
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Behind those who wait.</summary>
    public Task GiveBackAsync(UploadClaim claim, CancellationToken cancellationToken) =>
        DueAsync(claim, clock.GetUtcNow(), cancellationToken);

    /// <summary>Something went wrong that may pass.</summary>
    public Task PutOffAsync(UploadClaim claim, CancellationToken cancellationToken) =>
        DueAsync(claim, clock.GetUtcNow() + Pause, cancellationToken);

    /// <summary>The work on it fails again and again.</summary>
    public async Task GiveUpAsync(UploadClaim claim, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            update partner_upload set state = @failed, due_at = null, ended_at = @now
            where upload_id = @id and lease = @lease and due_at is not null
            """);
        command.Parameters.AddWithValue("failed", (short)UploadState.Failed);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("id", claim.UploadId);
        command.Parameters.AddWithValue("lease", claim.Lease);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task DueAsync(UploadClaim claim, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "update partner_upload set due_at = @at where upload_id = @id and lease = @lease and due_at is not null");
        command.Parameters.AddWithValue("at", at);
        command.Parameters.AddWithValue("id", claim.UploadId);
        command.Parameters.AddWithValue("lease", claim.Lease);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
