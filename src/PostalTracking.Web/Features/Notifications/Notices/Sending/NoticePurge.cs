using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>
/// Forgets people: who never said yes after a week, who was told all there was two months after the parcel's end, anybody after
/// 400 days; what is over, with its ledger, 90 days later.
/// </summary>
internal sealed class NoticePurge(NpgsqlDataSource database, TimeProvider clock) : IRound
{
    private static readonly TimeSpan Unanswered = TimeSpan.FromDays(7);
    private static readonly TimeSpan AfterTheEnd = TimeSpan.FromDays(60);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(400);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private static readonly short[] Final = [.. ShipmentStatuses.All.Where(status => status.IsFinal()).Select(status => (short)status)];

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await RunAsync(
            """
            update notice_subscription s set ended_at = $1, "end" = 3, address = null, version = version + 1
            where s.ended_at is null and (s.asked_at < $2 or s.policy_number is null and exists (
                select from shipment_view v where (v.track_number, v.generation) = (s.track_number, s.generation)
                    and v.status = any($3) and v.status_since < $4))
            """,
            cancellationToken,
            now, now - Longest, Final, now - AfterTheEnd);
        const string Gone = "s.ended_at < $1 or s.confirmed_at is null and s.policy_number is null and s.asked_at < $2";
        await RunAsync(
            $"""
            delete from notice n using notice_subscription s
            where (n.track_number, n.generation, n.person) = (s.track_number, s.generation, s.person) and ({Gone})
            """,
            cancellationToken,
            now - Kept, now - Unanswered);
        return await RunAsync(
            $"""
            delete from notice_subscription s where ({Gone}) and not exists (
                select from notice n where (n.track_number, n.generation, n.person) = (s.track_number, s.generation, s.person))
            """,
            cancellationToken,
            now - Kept, now - Unanswered);
    }

    private async Task<int> RunAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
