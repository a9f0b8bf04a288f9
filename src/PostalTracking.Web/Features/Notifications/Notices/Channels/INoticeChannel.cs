using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>One way to people.</summary>
internal interface INoticeChannel
{
    NoticeChannel Kind { get; }

    /// <summary>Whether the settings have all it needs. What waits for a closed one waits.</summary>
    bool IsOpen { get; }

    /// <returns><see cref="Delivery.Never"/> only where the address takes nothing of ours: the subscription ends by it.</returns>
    Task<Delivery> DeliverAsync(NoticeMessage notice, CancellationToken cancellationToken);
}
