using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PostalTracking.Web.Hosting;

/// <summary>
/// Addresses on the open internet, as IANA's registries of special purposes have them; everything else is somebody's inside.
/// </summary>
internal static class OuterAddress
{
    private static readonly Block[] Special4 = Blocks(
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24",
        "192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4");

    // All that is given out at all. Mapped, translated and local addresses lie outside of it.
    private static readonly Block Given6 = Blocks("2000::/3")[0];

    // Among what is given out: protocols and tunnels (2001::/23 holds Teredo, 2002::/16 is 6to4), and documentation.
    private static readonly Block[] Special6 = Blocks("2001::/23 2001:db8::/32 2002::/16 3fff::/20");

    public static bool IsOne(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => !Special4.Any(block => block.Holds(bytes)),
            AddressFamily.InterNetworkV6 => Given6.Holds(bytes) && !Special6.Any(block => block.Holds(bytes)),
            _ => false,
        };
    }

    private static Block[] Blocks(params string[] lines) =>
    [
        .. from block in string.Join(' ', lines).Split(' ')
           let parts = block.Split('/')
           select new Block(IPAddress.Parse(parts[0]).GetAddressBytes(), int.Parse(parts[1], CultureInfo.InvariantCulture)),
    ];

    // IPNetwork.Contains of .NET 10.0 says of ::ffff:8.8.8.8 that it lies in 2000::/3.
    private sealed record Block(byte[] Address, int Length)
    {
        public bool Holds(byte[] address)
        {
            for (var bit = 0; bit < Length; bit++)
            {
                if (((Address[bit / 8] ^ address[bit / 8]) & (0x80 >> (bit % 8))) != 0)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
