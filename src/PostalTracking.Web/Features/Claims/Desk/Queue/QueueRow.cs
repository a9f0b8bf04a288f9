using System.Globalization;
using Npgsql;
using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Protection;

namespace PostalTracking.Web.Features.Claims.Desk.Queue;

/// <summary>One line of the queue.</summary>
/// <param name="Story">The beginning of what the customer wrote.</param>
/// <param name="Asked">Kopecks.</param>
internal sealed record QueueRow(
    string Number, int Version, ClaimStatus Status, ClaimSide Turn, DateTimeOffset? DueAt, long? Asked, Circumstance? Circumstance,
    string? Story, string Language, EvidenceRule Lane, string? Assignee)
{
    public const string Columns =
        """
        c.claim_number, c.version, c.status, c.turn, c.due_at, c.amount_asked, c.circumstance, left(c.description, 160), c.language,
        c.evidence_rule, s.name
        """;

    /// <summary>Where the next page goes on: behind this deadline and number.</summary>
    public string Cursor => $"{DueAt?.UtcTicks.ToString(CultureInfo.InvariantCulture) ?? "none"}.{Number}";

    public static QueueRow Read(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetInt32(1),
        (ClaimStatus)row.GetInt16(2),
        (ClaimSide)row.GetInt16(3),
        row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4),
        row.IsDBNull(5) ? null : row.GetInt64(5),
        row.IsDBNull(6) ? null : (Circumstance)row.GetInt16(6),
        row.IsDBNull(7) ? null : row.GetString(7),
        row.GetString(8),
        (EvidenceRule)row.GetInt16(9),
        row.IsDBNull(10) ? null : row.GetString(10));

    /// <summary>Null for what no page of ours ever said.</summary>
    public static (DateTimeOffset? DueAt, string Number)? ParseCursor(string? cursor) => cursor?.Split('.') switch
    {
        ["none", var number] when ClaimDigits.TryParse(number, out var parsed) => (null, parsed),
        [var ticks, var number] when ClaimDigits.TryParse(number, out var parsed)
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var due)
            && due <= DateTimeOffset.MaxValue.UtcTicks => (new DateTimeOffset(due, TimeSpan.Zero), parsed),
        _ => null,
    };
}
