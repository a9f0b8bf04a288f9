using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Notifications.Relay;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>
/// Writes into the ledger who is to be told of what happened. Of a parcel its newest state is told, however many steps came at
/// once; the same state again, or the same message a second time, finds its line there already.
/// </summary>
internal sealed class NoticeFanOut(BuyerNotices buyers, TimeProvider clock) : IOutboxReader
{
    /// <summary>What is older was overtaken by the parcel itself: the relay stood still.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromDays(3);

    private const string ShipmentUpdated = "shipment.updated";

    // Under the parcel's own number, and under the numbers it had when people asked to be told of it.
    private const string Moved =
        """
        with moved as (
            select v.track_number, v.generation, v.status, v.status_since
            from unnest($1, $2) as u (track_number, generation) join shipment_view v using (track_number, generation)),
        known as (
            select * from moved union all
            select a.track_number, a.generation, m.status, m.status_since
            from moved m join track_number_alias a on (a.parcel_number, a.parcel_generation) = (m.track_number, m.generation))
        """;

    private const string Columns =
        """
        insert into notice (track_number, generation, person, event_key, id, channel, said, happened_at, created_at, state, attempts,
            next_attempt_at, version)
        """;

    public async Task TakeAsync(NpgsqlConnection connection, IReadOnlyList<Happening> happenings, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var fresh = happenings.Where(one => one.At >= now - Fresh && one.TrackNumber is not null).ToList();
        if (Parcels(fresh.Where(HasMoved)) is { Count: > 0 } moved)
        {
            await MovedAsync(connection, moved, now, cancellationToken);
        }

        if (Parcels(fresh.Where(one => one.Type == Said.SenderWarned)) is { Count: > 0 } warned)
        {
            await WarnedAsync(connection, warned, now, cancellationToken);
        }

        await buyers.TakeAsync(connection, [.. fresh.Where(one => Said.IsOfPolicy(one.Type))], cancellationToken);
    }

    private static bool HasMoved(Happening one) =>
        one.Type == ShipmentUpdated && Text(one.Body, "status") != Text(one.Body, "previousStatus");

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static List<(string Number, short Generation)> Parcels(IEnumerable<Happening> happenings) =>
        [.. happenings.Select(one => (one.TrackNumber!, one.Generation)).Distinct()];

    private static async Task MovedAsync(
        NpgsqlConnection connection,
        List<(string Number, short Generation)> moved,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            {Moved}
            {Columns}
            select s.track_number, s.generation, s.person, t.name || '@' || coalesce(to_char(k.status_since at time zone 'UTC',
                'YYYYMMDDHH24MISS'), ''), gen_random_uuid(), s.channel, t.name, coalesce(k.status_since, $3), $3, 1, 0, $3, 0
            from known k join unnest($4, $5, $6, $7) as t (status, name, event, asks) on t.status = k.status
            join notice_subscription s using (track_number, generation)
            where s.confirmed_at is not null and s.ended_at is null and s.events & t.event <> 0
                and (t.asks or k.status_since >= $8)
            on conflict (track_number, generation, person, event_key) do nothing
            """,
            connection)
        {
            Parameters =
            {
                Numbers(moved),
                Generations(moved),
                new() { Value = now },
                new() { Value = ToldStatuses.All.Select(told => (short)told.Status).ToArray() },
                new() { Value = ToldStatuses.All.Select(told => told.Status.Name()).ToArray() },
                new() { Value = ToldStatuses.All.Select(told => (int)told.Event).ToArray() },
                new() { Value = ToldStatuses.All.Select(told => told.AsksForAct).ToArray() },
                new() { Value = now - Fresh },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task WarnedAsync(
        NpgsqlConnection connection,
        List<(string Number, short Generation)> warned,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            {Moved}
            {Columns}
            select s.track_number, s.generation, s.person, '{Said.SenderWarned}', gen_random_uuid(), s.channel, '{Said.SenderWarned}',
                $3, $3, 1, 0, $3, 0
            from known join notice_subscription s using (track_number, generation)
            where (s.confirmed_at is not null or s.policy_number is not null) and s.ended_at is null
                and s.events & {(int)NoticeEvents.Sender} <> 0
            on conflict (track_number, generation, person, event_key) do nothing
            """,
            connection)
        {
            Parameters = { Numbers(warned), Generations(warned), new() { Value = now } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlParameter Numbers(List<(string Number, short Generation)> parcels) =>
        new() { Value = parcels.Select(parcel => parcel.Number).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlParameter Generations(List<(string Number, short Generation)> parcels) =>
        new() { Value = parcels.Select(parcel => parcel.Generation).ToArray() };
}
