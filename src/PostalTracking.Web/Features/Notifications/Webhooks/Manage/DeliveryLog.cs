using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>Which messages of an endpoint are looked at.</summary>
internal enum DeliveryState
{
    Waiting,
    Delivered,
    Dead,
}

/// <summary>A message and all attempts at it, the newest first.</summary>
internal sealed record LoggedDelivery(WebhookDelivery Delivery, IReadOnlyList<WebhookAttempt> Attempts)
{
    public DeliveryState State => Delivery.Outcome switch
    {
        DeliveryOutcome.Delivered => DeliveryState.Delivered,
        DeliveryOutcome.Dead => DeliveryState.Dead,
        _ => DeliveryState.Waiting,
    };
}

/// <summary>Reads the log of an endpoint, newest first, page by page.</summary>
internal sealed class DeliveryLog(PostalTrackingDbContext db)
{
    public const int LargestPage = 200;

    /// <summary>Of a message sent again, the newest are told.</summary>
    private const int MostAttempts = 50;

    /// <param name="after">The cursor of the page before.</param>
    public async Task<(List<LoggedDelivery> Lines, string? Next)> PageAsync(
        Guid endpoint, DeliveryState? state, string? trackNumber, string? after, int size, CancellationToken cancellationToken)
    {
        var deliveries = db.Set<WebhookDelivery>().AsNoTracking().Where(d => d.EndpointId == endpoint);
        deliveries = state switch
        {
            DeliveryState.Waiting => deliveries.Where(d => d.NextAttemptAt != null),
            DeliveryState.Delivered => deliveries.Where(d => d.Outcome == DeliveryOutcome.Delivered),
            DeliveryState.Dead => deliveries.Where(d => d.Outcome == DeliveryOutcome.Dead),
            _ => deliveries,
        };
        if (trackNumber is not null)
        {
            deliveries = deliveries.Where(d => d.TrackNumber == trackNumber);
        }

        if (Parse(after) is var (at, id))
        {
            deliveries = deliveries.Where(d =>
                EF.Functions.LessThan(ValueTuple.Create(d.CreatedAt, d.MessageId), ValueTuple.Create(at, id)));
        }

        var page = await deliveries.OrderByDescending(d => d.CreatedAt).ThenByDescending(d => d.MessageId)
            .Take(size + 1).ToListAsync(cancellationToken);
        var isMore = page.Count > size;
        page = isMore ? page[..size] : page;
        return (await WithAttemptsAsync(endpoint, page, cancellationToken), isMore ? Cursor(page[^1]) : null);
    }

    private async Task<List<LoggedDelivery>> WithAttemptsAsync(
        Guid endpoint, List<WebhookDelivery> page, CancellationToken cancellationToken)
    {
        var ids = page.ConvertAll(d => d.MessageId);
        var attempts = await db.Set<WebhookAttempt>().AsNoTracking()
            .Where(a => a.EndpointId == endpoint && ids.Contains(a.MessageId))
            .OrderByDescending(a => a.At).ToListAsync(cancellationToken);
        var byMessage = attempts.ToLookup(a => a.MessageId);
        return page.ConvertAll(d => new LoggedDelivery(d, [.. byMessage[d.MessageId].Take(MostAttempts)]));
    }

    private static string Cursor(WebhookDelivery last) =>
        string.Create(CultureInfo.InvariantCulture, $"{last.CreatedAt.UtcTicks}-{last.MessageId:N}");

    private static (DateTimeOffset At, Guid Id)? Parse(string? cursor) =>
        cursor?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
        && Guid.TryParseExact(id, "N", out var message)
            ? (new DateTimeOffset(at, TimeSpan.Zero), message)
            : null;
}
