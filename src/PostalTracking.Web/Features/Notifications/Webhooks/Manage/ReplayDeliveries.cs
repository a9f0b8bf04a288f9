using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>What came of asking for messages again.</summary>
internal abstract record Replayed
{
    /// <param name="UpTo">The time of the last, where there are more after it: ask again from there.</param>
    internal sealed record Queued(int Count, DateTimeOffset? UpTo) : Replayed;

    /// <summary>There is no such endpoint or message.</summary>
    internal sealed record Unknown : Replayed;

    /// <summary>The endpoint is disabled: nothing would be sent.</summary>
    internal sealed record Off : Replayed;

    internal sealed record Unconfirmed : Replayed;
}

/// <summary>Puts messages into the queue again, under the ids they had: the receiver knows them for what they are.</summary>
internal sealed class ReplayDeliveries(PostalTrackingDbContext db, WebhookBook book, AuditLog audit, TimeProvider clock)
{
    /// <summary>In one request.</summary>
    public const int Most = 10_000;

    public async Task<Replayed> OneAsync(int tenant, Guid id, Guid message, CancellationToken cancellationToken)
    {
        if (await OffAsync(tenant, id, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var count = await db.Database.ExecuteSqlAsync(
            $"""
            update webhook_delivery set attempts = 0, next_attempt_at = {now}, done_at = null, outcome = null
            where endpoint_id = {id} and message_id = {message}
            """,
            cancellationToken);
        return count == 0 ? new Replayed.Unknown() : await QueuedAsync(id, count, null, cancellationToken);
    }

    /// <param name="from">By the times at which what they tell happened, both included.</param>
    public async Task<Replayed> RangeAsync(
        int tenant, Guid id, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (await OffAsync(tenant, id, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var times = await db.Database.SqlQuery<DateTimeOffset>(
            $"""
            with asked as materialized (
                select message_id from webhook_delivery
                where endpoint_id = {id} and created_at between {from.ToUniversalTime()} and {to.ToUniversalTime()}
                    and type <> {WebhookTypes.Test}
                order by created_at, message_id limit {Most} for update)
            update webhook_delivery d set attempts = 0, next_attempt_at = {now}, done_at = null, outcome = null
            from asked where d.endpoint_id = {id} and d.message_id = asked.message_id
            returning d.created_at as "Value"
            """).ToListAsync(cancellationToken);
        return await QueuedAsync(id, times.Count, times.Count == Most ? times.Max() : null, cancellationToken);
    }

    private async Task<Replayed?> OffAsync(int tenant, Guid id, CancellationToken cancellationToken) =>
        await book.FindAsync(tenant, id, cancellationToken) switch
        {
            null => new Replayed.Unknown(),
            { State: EndpointState.Active } => null,
            { State: EndpointState.Unconfirmed } => new Replayed.Unconfirmed(),
            _ => new Replayed.Off(),
        };

    private async Task<Replayed> QueuedAsync(Guid id, int count, DateTimeOffset? upTo, CancellationToken cancellationToken)
    {
        audit.Add(AuditActions.WebhookReplayed, $"{id}", new { count });
        await db.SaveChangesAsync(cancellationToken);
        return new Replayed.Queued(count, upTo);
    }
}
