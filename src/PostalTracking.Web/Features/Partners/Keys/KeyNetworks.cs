using System.Net;

namespace PostalTracking.Web.Features.Partners;

/// <summary>The addresses a key may come from, as they are typed, kept and compared: networks in CIDR form.</summary>
internal static class KeyNetworks
{
    public const int Most = 20;

    private static readonly char[] Between = [' ', ',', ';', '\t', '\r', '\n'];

    /// <returns>The networks, each once, with the bits of the host cut off; or the first thing typed that is none.</returns>
    public static (string[] Networks, string? Wrong) Read(string? typed)
    {
        var networks = new List<string>();
        foreach (var word in (typed ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Parse(word) is not { } network)
            {
                return ([], word.Length <= 50 ? word : word[..50]);
            }

            networks.Add(network);
        }

        return ([.. networks.Distinct()], null);
    }

    public static bool Contain(IEnumerable<string> networks, IPAddress address)
    {
        var known = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return networks.Any(network => IPNetwork.Parse(network).Contains(known));
    }

    // "Everywhere" is not a restriction: whoever means it leaves the field empty.
    private static string? Parse(string word)
    {
        var parts = word.Split('/');
        if (parts.Length > 2 || !IPAddress.TryParse(parts[0], out var address) || address.IsIPv4MappedToIPv6 || address.ScopeIdOrZero() != 0)
        {
            return null;
        }

        var bytes = address.GetAddressBytes();
        var longest = bytes.Length * 8;
        var length = longest;
        if (parts.Length == 2 && !(int.TryParse(parts[1], out length) && length > 0 && length <= longest))
        {
            return null;
        }

        // 1.2.3 and 16909060 are addresses to the parser, and mistakes to people.
        if (bytes.Length == 4 && parts[0].Count(c => c == '.') != 3)
        {
            return null;
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            var kept = Math.Clamp(length - (8 * i), 0, 8);
            bytes[i] &= (byte)(0xFF << (8 - kept));
        }

        return $"{new IPAddress(bytes)}/{length}";
    }

    private static long ScopeIdOrZero(this IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? address.ScopeId : 0;
}
