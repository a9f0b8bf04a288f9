using System.Net;
using System.Net.Sockets;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>Addresses on the open internet, as IANA's registries of special purposes have them; everything else is somebody's inside.</summary>
internal static class OuterAddress
{
    private static readonly IPNetwork[] Special4 =
    [
        .. "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
            .Split(' ').Select(IPNetwork.Parse),
    ];

    // All that is given out at all. Mapped, translated and local addresses lie outside of it.
    private static readonly IPNetwork Given6 = IPNetwork.Parse("2000::/3");

    // Among what is given out: protocols and tunnels (2001::/23 holds Teredo, 2002::/16 is 6to4), and documentation.
    private static readonly IPNetwork[] Special6 =
        [.. "2001::/23 2001:db8::/32 2002::/16 3fff::/20".Split(' ').Select(IPNetwork.Parse)];

    public static bool IsOne(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !Special4.Any(network => network.Contains(address)),
        AddressFamily.InterNetworkV6 =>
            address.ScopeId == 0 && Given6.Contains(address) && !Special6.Any(network => network.Contains(address)),
        _ => false,
    };
}
