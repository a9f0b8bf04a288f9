using Npgsql;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>A line of the ledger that this instance has taken, with the person it goes to.</summary>
/// <param name="Version">Of this taking; whoever takes it later has a higher one.</param>
internal sealed record TakenNotice(
    string TrackNumber,
    short Generation,
    byte[] Person,
    string EventKey,
    Guid Id,
    string Said,
    DateTimeOffset HappenedAt,
    DateTimeOffset CreatedAt,
    int Attempt,
    int Version,
    TakenPerson To)
{
    /// <summary>Null where it is not a state of the parcel that is told.</summary>
    public ShipmentStatus? Status => ShipmentStatuses.TryParse(Said);
}

internal sealed record TakenPerson(
    NoticeChannel Channel,
    byte[]? Address,
    string Language,
    QuietHours? Quiet,
    string TimeZone,
    DateTimeOffset AskedAt,
    DateTimeOffset? ConfirmedAt,
    bool IsEnded,
    string? PolicyNumber,
    short CapabilityVersion);

/// <summary>Takes what is due, a few at a time, in a statement of its own: no row stays locked while anybody is spoken to.</summary>
internal sealed class NoticeClaims(NpgsqlDataSource database, TimeProvider clock)
{
    public const int Batch = 20;

    // Longer than the longest conversation: whoever has not come back by then does not come back.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    public async Task<List<TakenNotice>> TakeAsync(NoticeChannel channel, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(
            """
            with due as materialized (
                select track_number, generation, person, event_key from notice where channel = $1 and next_attempt_at <= $2
                order by next_attempt_at limit $3 for update skip locked),
            taken as (
                update notice n set next_attempt_at = $4, attempts = n.attempts + 1, version = n.version + 1 from due d
                where (n.track_number, n.generation, n.person, n.event_key) = (d.track_number, d.generation, d.person, d.event_key)
                returning n.*)
            select track_number, generation, person, t.event_key, t.id, t.said, t.happened_at, t.created_at, t.attempts, t.version,
                s.address, s.language, s.quiet_from, s.quiet_until, s.time_zone, s.asked_at, s.confirmed_at, s.ended_at is not null,
                s.policy_number, s.capability_version
            from taken t join notice_subscription s using (track_number, generation, person)
            order by t.created_at, t.happened_at
            """);
        command.Parameters.Add(new() { Value = (short)channel });
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = Batch });
        command.Parameters.Add(new() { Value = now + Lease });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var taken = new List<TakenNotice>();
        while (await reader.ReadAsync(cancellationToken))
        {
            taken.Add(new(
                reader.GetString(0),
                reader.GetInt16(1),
                reader.GetFieldValue<byte[]>(2),
                reader.GetString(3),
                reader.GetGuid(4),
                reader.GetString(5),
                reader.GetFieldValue<DateTimeOffset>(6),
                reader.GetFieldValue<DateTimeOffset>(7),
                reader.GetInt32(8),
                reader.GetInt32(9),
                Person(reader, channel)));
        }

        return taken;
    }

    private static TakenPerson Person(NpgsqlDataReader reader, NoticeChannel channel)
    {
        var zone = reader.GetString(14);
        return new(
            channel,
            reader.IsDBNull(10) ? null : reader.GetFieldValue<byte[]>(10),
            reader.GetString(11),
            reader.IsDBNull(12) ? null : new QuietHours(reader.GetInt16(12), reader.GetInt16(13), zone),
            zone,
            reader.GetFieldValue<DateTimeOffset>(15),
            reader.IsDBNull(16) ? null : reader.GetFieldValue<DateTimeOffset>(16),
            reader.GetBoolean(17),
            reader.IsDBNull(18) ? null : reader.GetString(18),
            reader.GetInt16(19));
    }
}
