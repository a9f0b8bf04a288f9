using System.Net;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>Opens the line to a receiver: on the open internet, or on this machine where that is allowed and asked for.</summary>
internal sealed class WebhookConnector(ResolveName resolve, IOptions<WebhookOptions> options)
{
    public ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var own = ReceiverAddress.IsLoopback(context.InitialRequestMessage.RequestUri!, options.Value.AllowLoopback);
        return OuterLine.OpenAsync(context.DnsEndPoint, resolve, own ? IPAddress.IsLoopback : OuterAddress.IsOne, cancellationToken);
    }
}
