using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>Begins the turns of endpoints that have something due, on the instances that deliver messages.</summary>
internal sealed class WebhookRound(WebhookPost post, IConfiguration configuration) : IRound
{
    /// <returns>0: what a turn did, it says itself.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (configuration.DeliversMessages())
        {
            await post.BeginAsync(cancellationToken);
        }

        return 0;
    }
}
