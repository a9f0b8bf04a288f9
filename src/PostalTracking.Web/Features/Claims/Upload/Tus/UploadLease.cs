using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload.Store;

namespace PostalTracking.Web.Features.Claims.Upload.Tus;

/// <summary>What was written since the last time, with its hash.</summary>
internal sealed record WrittenPart(long Begin, long Length, byte[] Sha256);

/// <summary>
/// Who may write to an upload: one request at a time, on whichever instance. No transaction stays open while bytes come in; whoever
/// dies leaves the lease to run out, and what comes from a holder whose lease another took is written down by nobody.
/// </summary>
internal sealed class UploadLease(NpgsqlDataSource database, IOptions<EvidenceOptions> options, TimeProvider clock)
{
    /// <param name="length">For an upload whose length was not known.</param>
    /// <returns>The lease; null: another has it, the offset is another one by now, or the upload has ended.</returns>
    public async Task<int?> TakeAsync(EvidenceUpload upload, long offset, long? length, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var command = Command(
            upload,
            """
            update evidence_upload u set lease = lease + 1, lease_until = @until, length = coalesce(length, @length)
            where (track_number, claim_number, evidence_id) = (@track, @claim, @id) and received = @offset
                and (lease_until is null or lease_until < @now) and expires_at > @now and not is_condemned
            returning lease
            """);
        Add(command, "now", now);
        Add(command, "until", now + options.Value.Lease);
        Add(command, "offset", offset);
        command.Parameters.Add(new("length", NpgsqlDbType.Bigint) { Value = (object?)length ?? DBNull.Value });
        return (int?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>
    /// Moves the durable offset, once for each part however often it is tried, and keeps the lease or gives it back. The last byte
    /// makes the file ready for its checks in the same statement.
    /// </summary>
    /// <param name="part">Null: nothing new, only a sign of life or the end of it.</param>
    /// <returns>False: another took the lease meanwhile.</returns>
    public async Task<bool> WriteDownAsync(
        EvidenceUpload upload, int lease, WrittenPart? part, string? parts, bool isLast, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var command = Command(
            upload,
            """
            with u as (
                update evidence_upload set
                    received = received + coalesce(@bytes, 0),
                    parts = coalesce(@parts, parts),
                    lease_until = case when @last then null else @until end,
                    expires_at = case when @last and received + coalesce(@bytes, 0) = length then null else @expires end,
                    check_at = case when @last and received + coalesce(@bytes, 0) = length then @now end
                where (track_number, claim_number, evidence_id) = (@track, @claim, @id) and lease = @lease and not is_condemned
                    and received = coalesce(@begin, received)
                returning track_number, claim_number, evidence_id, length, check_at),
            p as (
                insert into evidence_part (track_number, claim_number, evidence_id, begin, length, sha256, at)
                select track_number, claim_number, evidence_id, @begin, @bytes, @sha, @now from u where @bytes > 0),
            e as (
                update evidence e set state = @checking, size = u.length, received_at = @now from u
                where (e.track_number, e.claim_number, e.evidence_id) = (u.track_number, u.claim_number, u.evidence_id)
                    and u.check_at is not null)
            select count(*) from u
            """);
        Add(command, "now", now);
        Add(command, "until", now + options.Value.Lease);
        Add(command, "expires", now + options.Value.KeepUnfinished);
        Add(command, "lease", lease);
        Add(command, "last", isLast);
        Add(command, "checking", (short)EvidenceState.Checking);
        command.Parameters.Add(new("begin", NpgsqlDbType.Bigint) { Value = (object?)part?.Begin ?? DBNull.Value });
        command.Parameters.Add(new("bytes", NpgsqlDbType.Bigint) { Value = (object?)part?.Length ?? DBNull.Value });
        command.Parameters.Add(new("sha", NpgsqlDbType.Bytea) { Value = (object?)part?.Sha256 ?? DBNull.Value });
        command.Parameters.Add(new("parts", NpgsqlDbType.Jsonb) { Value = (object?)parts ?? DBNull.Value });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))! == 1;
    }

    private NpgsqlCommand Command(EvidenceUpload upload, string text)
    {
        var command = database.CreateCommand(text);
        Add(command, "track", upload.TrackNumber);
        Add(command, "claim", upload.ClaimNumber);
        Add(command, "id", upload.EvidenceId);
        return command;
    }

    private static void Add<T>(NpgsqlCommand command, string name, T value) =>
        command.Parameters.Add(new NpgsqlParameter<T>(name, value));
}
