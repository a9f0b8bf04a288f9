using System.Net;
using System.Net.Sockets;

namespace PostalTracking.Web.Hosting;

/// <summary>
/// Calls to addresses that strangers gave us: only to the public network, judged on the address that is really connected to, so
/// that a name which changes its mind between two questions gains nothing.
/// </summary>
internal static class OutboundGuard
{
    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <param name="allowLoopback">This machine as well: for tests.</param>
    public static Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> Connect(bool allowLoopback) =>
        async (context, cancellationToken) =>
        {
            var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
            if (addresses.Length == 0
                || !addresses.All(address => OuterAddress.IsOne(address) || (allowLoopback && IPAddress.IsLoopback(address))))
            {
                throw new HttpRequestException("The address is not of the public network.");
            }

            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        };
}
