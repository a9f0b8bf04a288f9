using Microsoft.EntityFrameworkCore;
using Npgsql;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Protection.Shifts;

/// <summary>The journal of a shift: lines are added at its end and never changed.</summary>
internal sealed class Journal(PostalTrackingDbContext db, TimeProvider clock)
{
    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    /// <summary>
    /// In the caller's transaction. Locks the shift's row until its end: lines of one shift come one after the other, and whoever
    /// locks a parcel as well has locked the shift first.
    /// </summary>
    public async Task<JournalEntry> AppendAsync(
        Guid shiftId,
        JournalKind kind,
        long amount,
        PaymentMeans? means,
        string? trackNumber,
        string? policyNumber,
        string? note,
        Guid staffId,
        CancellationToken cancellationToken)
    {
        var head = await LockAsync(shiftId, cancellationToken);
        var entry = head.Next(clock.GetUtcNow(), kind, amount, means, trackNumber, policyNumber, note, staffId);
        await using var batch = new NpgsqlBatch(Connection);
        foreach (var command in JournalHead.Commands(entry))
        {
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        return entry;
    }

    /// <summary>The first line that is not as it was written, or is missing; null where the whole journal holds.</summary>
    public async Task<int?> VerifyAsync(Guid shiftId, CancellationToken cancellationToken = default)
    {
        var shift = await db.Set<Shift>().AsNoTracking().SingleAsync(s => s.Id == shiftId, cancellationToken);
        var hash = JournalHead.Of(shiftId).Hash;
        var sequence = 0;
        var entries = db.Set<JournalEntry>().AsNoTracking()
            .Where(e => e.ShiftId == shiftId && e.Sequence <= shift.JournalSequence).OrderBy(e => e.Sequence);
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            sequence++;
            if (entry.Sequence != sequence || !entry.Hash.AsSpan().SequenceEqual(entry.HashAfter(hash)))
            {
                return sequence;
            }

            hash = entry.Hash;
        }

        // A journal cut off at its end holds by itself; the shift knows what the last line was.
        return sequence < shift.JournalSequence ? sequence + 1 : hash.AsSpan().SequenceEqual(shift.JournalHash) ? null : sequence;
    }

    private async Task<JournalHead> LockAsync(Guid shiftId, CancellationToken cancellationToken)
    {
        _ = db.Database.CurrentTransaction ?? throw new InvalidOperationException("A journal is written inside a transaction.");
        await using var command = new NpgsqlCommand(
            "select journal_sequence, journal_hash from shift where id = $1 for update", Connection);
        command.Parameters.Add(new() { Value = shiftId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(shiftId, reader.GetInt32(0), reader.GetFieldValue<byte[]>(1))
            : throw new InvalidOperationException($"There is no shift {shiftId}.");
    }
}
