using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>
/// Carries the notices of one way out of the ledger. One that dies between the other side's yes and the note of it sends the notice
/// again, under the same id; none is lost.
/// </summary>
internal sealed partial class NoticePost(
    NoticeClaims claims,
    NoticeReceipt receipt,
    NoticeLinks links,
    IServiceScopeFactory scopes,
    IConfiguration configuration,
    TimeProvider clock,
    ILogger<NoticePost> logger)
{
    // A slow push service holds up a quarter of its own way and no other.
    private const int AtOnce = 4;

    // The post was closed for as long: what it would say is history.
    private static readonly TimeSpan Stale = TimeSpan.FromDays(4);

    /// <returns>How many notices were dealt with; 0 where this way is not open.</returns>
    public async Task<int> RunAsync(INoticeChannel channel, CancellationToken cancellationToken)
    {
        var done = 0;
        if (!channel.IsOpen || !links.AreKnown || !configuration.DeliversMessages())
        {
            return done;
        }

        List<TakenNotice> taken;
        do
        {
            taken = await claims.TakeAsync(channel.Kind, cancellationToken);
            await Parallel.ForEachAsync(
                taken.GroupBy(notice => Convert.ToHexString(notice.Person)),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (ofOne, stop) => await CarryAsync(channel, ofOne, stop));
            done += taken.Count;
        }
        while (taken.Count == NoticeClaims.Batch);
        return done;
    }

    // To one person one after the other, as it happened.
    private async Task CarryAsync(INoticeChannel channel, IEnumerable<TakenNotice> notices, CancellationToken cancellationToken)
    {
        foreach (var notice in notices)
        {
            await CarryAsync(channel, notice, cancellationToken);
        }
    }

    private async Task CarryAsync(INoticeChannel channel, TakenNotice notice, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!IsWanted(notice, now))
        {
            await receipt.DropAsync(notice, cancellationToken);
            return;
        }

        // Who has just asked is awake.
        if (!Said.IsOfAddress(notice.Said) && notice.To.Quiet?.EndAt(now) is { } morning)
        {
            await receipt.PostponeAsync(notice, morning, cancellationToken);
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<NoticeWriter>().WriteAsync(notice, cancellationToken) is not { } message)
        {
            await receipt.DropAsync(notice, cancellationToken);
            return;
        }

        var delivery = await channel.DeliverAsync(message, cancellationToken);
        LogTried(notice.Id, notice.Said, channel.Kind, notice.Attempt, delivery.GetType().Name);
        await receipt.WriteAsync(notice, delivery, cancellationToken);
    }

    private static bool IsWanted(TakenNotice notice, DateTimeOffset now) =>
        notice.To is { IsEnded: false, Address: not null } person
        && now - notice.CreatedAt < Stale
        && (notice.Said switch
        {
            Said.Question => person.ConfirmedAt is null,
            Said.OwnPage => true,
            Said.SenderWarned => person.ConfirmedAt is not null || person.PolicyNumber is not null,
            _ => Said.IsOfPolicy(notice.Said) ? person.PolicyNumber is not null : person.ConfirmedAt is not null,
        });

    [LoggerMessage(LogLevel.Information, "Notice {Id} of {Said} by {Channel}, attempt {Attempt}: {Delivery}")]
    private partial void LogTried(Guid id, string said, NoticeChannel channel, int attempt, string delivery);
}
