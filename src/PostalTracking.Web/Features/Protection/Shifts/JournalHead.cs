using Npgsql;
using NpgsqlTypes;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Protection.Shifts;

/// <summary>The end of a shift's journal, on which the next line hangs. Whoever holds it has locked the shift's row.</summary>
internal sealed record JournalHead(Guid ShiftId, int Sequence, byte[] Hash)
{
    public static JournalHead Of(Guid newShift) => new(newShift, 0, new byte[32]);

    public JournalEntry Next(
        DateTimeOffset at,
        JournalKind kind,
        long amount,
        PaymentMeans? means,
        string? trackNumber,
        string? policyNumber,
        string? note,
        Guid staffId) =>
        new JournalEntry
        {
            ShiftId = ShiftId,
            Sequence = Sequence + 1,
            At = Stored(at),
            Kind = kind,
            Amount = amount,
            Means = means,
            TrackNumber = trackNumber,
            PolicyNumber = policyNumber,
            Note = note,
            StaffId = staffId,
        }.After(Hash);

    /// <summary>As PostgreSQL keeps a moment: in whole microseconds. The hash must not see more than will be read again.</summary>
    public static DateTimeOffset Stored(DateTimeOffset at) =>
        new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>The line, and the shift that now ends with it.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Commands(JournalEntry entry) =>
    [
        new(
            """
            insert into journal_entry (shift_id, sequence, at, kind, amount, means, track_number, policy_number, note, staff_id, hash)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """)
        {
            Parameters =
            {
                new() { Value = entry.ShiftId },
                new() { Value = entry.Sequence },
                new() { Value = entry.At },
                new() { Value = (short)entry.Kind },
                new() { Value = entry.Amount },
                new() { Value = (object?)(short?)entry.Means ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Smallint },
                Text(entry.TrackNumber),
                Text(entry.PolicyNumber),
                Text(entry.Note),
                new() { Value = entry.StaffId },
                new() { Value = entry.Hash },
            },
        },
        new("update shift set journal_sequence = $2, journal_hash = $3 where id = $1")
        {
            Parameters = { new() { Value = entry.ShiftId }, new() { Value = entry.Sequence }, new() { Value = entry.Hash } },
        },
    ];

    private static NpgsqlParameter Text(string? text) => new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
