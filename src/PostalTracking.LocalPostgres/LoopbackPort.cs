using System.Net;
using System.Net.Sockets;

namespace PostalTracking.LocalPostgres;

/// <summary>Ports for servers of this machine that go down and come back at the same one.</summary>
public static class LoopbackPort
{
    // Below those that systems lend to whoever calls out (Linux from 32768, others from 49152): one of these could be gone while
    // its server is down, even to somebody who calls that very server.
    private const int First = 20_000;
    private const int End = 32_000;

    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, End);
            if (IsFree(port))
            {
                return port;
            }
        }
    }

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
