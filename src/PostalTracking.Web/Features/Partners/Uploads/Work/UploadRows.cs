using Npgsql;
using NpgsqlTypes;
using PostalTracking.Web.Features.Partners.Uploads.Reading;
using PostalTracking.Web.Features.Partners.Uploads.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners.Uploads.Work;

/// <summary>What a batch writes of itself, in the transaction of its rows.</summary>
internal static class UploadRows
{
    /// <summary>Whether the claim still holds; who stops the upload waits from here on until the batch is through.</summary>
    public static async Task<bool> HoldAsync(
        NpgsqlConnection connection, UploadClaim claim, UploadState state, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select 1 from partner_upload where upload_id = $1 and lease = $2 and state = $3 for update", connection)
        {
            Parameters = { new() { Value = claim.UploadId }, new() { Value = claim.Lease }, new() { Value = (short)state } },
        };
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    public static async Task AddBadAsync(
        NpgsqlConnection connection, Guid uploadId, bool isOfRun, IReadOnlyList<ReadRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(
            """
            insert into partner_upload_bad_row (upload_id, is_of_run, line, written_number, field, value, fault, arguments)
            select @id, @of_run, line, number, field, value, fault, arguments::jsonb
            from unnest(@lines, @numbers, @fields, @values, @faults, @arguments) as u (line, number, field, value, fault, arguments)
            """,
            connection);
        command.Parameters.AddWithValue("id", uploadId);
        command.Parameters.AddWithValue("of_run", isOfRun);
        command.Parameters.AddWithValue("lines", rows.Select(row => row.Source.Line).ToArray());
        AddTexts("numbers", row => row.TrackNumber is { } number ? Echo.Of(number) : null);
        AddTexts("fields", row => row.Fault!.Field);
        AddTexts("values", row => row.WrongValue is { } value ? Echo.Of(value) : null);
        AddTexts("faults", row => FaultBook.NameOf(row.Fault!));
        AddTexts("arguments", row => FaultBook.ArgumentsOf(row.Fault!));
        await command.ExecuteNonQueryAsync(cancellationToken);

        void AddTexts(string name, Func<ReadRow, string?> text) =>
            command.Parameters.AddWithValue(name, NpgsqlDbType.Array | NpgsqlDbType.Text, rows.Select(text).ToArray());
    }

    public static async Task AdvanceAsync(
        NpgsqlConnection connection,
        Guid uploadId,
        bool isOfRun,
        int rows,
        long bytes,
        RowCounts counts,
        DateTimeOffset leaseUntil,
        CancellationToken cancellationToken)
    {
        var to = isOfRun ? "found" : "foreseen";
        await using var command = new NpgsqlCommand(
            $"""
            update partner_upload set
                rows_done = rows_done + @rows, bytes_done = @bytes, due_at = @until, tries = 0,
                {to}_created = {to}_created + @created, {to}_updated = {to}_updated + @updated,
                {to}_unchanged = {to}_unchanged + @unchanged, {to}_rejected = {to}_rejected + @rejected
            where upload_id = @id
            """,
            connection);
        command.Parameters.AddWithValue("id", uploadId);
        command.Parameters.AddWithValue("rows", rows);
        command.Parameters.AddWithValue("bytes", bytes);
        command.Parameters.AddWithValue("until", leaseUntil);
        command.Parameters.AddWithValue("created", counts.Created);
        command.Parameters.AddWithValue("updated", counts.Updated);
        command.Parameters.AddWithValue("unchanged", counts.Unchanged);
        command.Parameters.AddWithValue("rejected", counts.Rejected);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
