using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>What a name leads to.</summary>
internal delegate Task<IPAddress[]> ResolveName(string name, CancellationToken cancellationToken);

/// <summary>The address may not be called.</summary>
internal sealed class ForbiddenAddressException() : IOException("The name leads to an address that may not be called.");

/// <summary>
/// Opens the line to a receiver. The check and the connection use one and the same answer of the name service, so a name that
/// changes its mind in between changes nothing.
/// </summary>
internal sealed class WebhookConnector(ResolveName resolve, IOptions<WebhookOptions> options)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var own = ReceiverAddress.IsLoopback(context.InitialRequestMessage.RequestUri!, options.Value.AllowLoopback);
        var addresses = await resolve(context.DnsEndPoint.Host, cancellationToken);

        // One forbidden among them is a trap: the others would only be tried first.
        if (addresses.Length == 0 || !addresses.All(address => own ? IPAddress.IsLoopback(address) : OuterAddress.IsOne(address)))
        {
            throw new ForbiddenAddressException();
        }

        SocketException? failure = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, context.DnsEndPoint.Port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException refused)
            {
                socket.Dispose();
                failure = refused;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw failure!;
    }
}
