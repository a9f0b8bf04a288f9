using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Notices;

// One round for each way, so that none waits for another.
internal sealed class EmailRound(NoticePost post, EmailChannel channel) : IRound
{
    public Task<int> RunAsync(CancellationToken cancellationToken) => post.RunAsync(channel, cancellationToken);
}

internal sealed class PushRound(NoticePost post, PushChannel channel) : IRound
{
    public Task<int> RunAsync(CancellationToken cancellationToken) => post.RunAsync(channel, cancellationToken);
}

internal sealed class TelegramRound(NoticePost post, TelegramChannel channel) : IRound
{
    public Task<int> RunAsync(CancellationToken cancellationToken) => post.RunAsync(channel, cancellationToken);
}

internal sealed class SmsRound(NoticePost post, SmsChannel channel) : IRound
{
    public Task<int> RunAsync(CancellationToken cancellationToken) => post.RunAsync(channel, cancellationToken);
}
