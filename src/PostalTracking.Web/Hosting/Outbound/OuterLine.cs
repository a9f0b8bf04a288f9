using System.Net;
using System.Net.Sockets;

namespace PostalTracking.Web.Hosting;

/// <summary>What a name leads to.</summary>
internal delegate Task<IPAddress[]> ResolveName(string name, CancellationToken cancellationToken);

/// <summary>The address may not be called.</summary>
internal sealed class ForbiddenAddressException() : IOException("The name leads to an address that may not be called.");

/// <summary>
/// Lines to addresses that strangers gave us. The check and the connection use one and the same answer of the name service, so a
/// name that changes its mind in between changes nothing.
/// </summary>
internal static class OuterLine
{
    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <param name="mayBeCalled">Asked of each address that the name leads to.</param>
    /// <exception cref="ForbiddenAddressException">Of one of them, or the name leads nowhere.</exception>
    public static async ValueTask<Stream> OpenAsync(
        DnsEndPoint to, ResolveName resolve, Func<IPAddress, bool> mayBeCalled, CancellationToken cancellationToken)
    {
        var addresses = await resolve(to.Host, cancellationToken);

        // One forbidden among them is a trap: the others would only be tried first.
        if (addresses.Length == 0 || !addresses.All(mayBeCalled))
        {
            throw new ForbiddenAddressException();
        }

        SocketException? failure = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, to.Port), cancellationToken);
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
