using System.Net;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>What is wrong with an address for webhooks.</summary>
internal enum AddressFault
{
    /// <summary>Not an address, or too long.</summary>
    Malformed,
    NotHttps,
    Port,

    /// <summary>A name or password in it.</summary>
    UserInfo,

    /// <summary>Of this machine, of a network inside, of nobody.</summary>
    Inside,
}

/// <summary>
/// Reads the address of a receiver. What a name leads to is seen only when it is called: see <see cref="WebhookConnector"/>.
/// </summary>
internal static class ReceiverAddress
{
    private static readonly int[] Ports = [443, 8443];

    public static AddressFault? Fault(string? text, bool allowsLoopback, out Uri? address)
    {
        address = null;
        if (text is null || text.Length > WebhookEndpoint.LongestUrl || text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
            || !Uri.TryCreate(text, UriKind.Absolute, out var read) || read.Host.Length == 0 || read.Fragment.Length > 0)
        {
            return AddressFault.Malformed;
        }

        if (FaultOf(read, allowsLoopback) is { } fault)
        {
            return fault;
        }

        address = read;
        return null;
    }

    /// <summary>Of this machine, and allowed to be.</summary>
    public static bool IsLoopback(Uri address, bool allowsLoopback) =>
        allowsLoopback && address.Scheme == Uri.UriSchemeHttp
        && (address.Host == "localhost" || (IPAddress.TryParse(address.DnsSafeHost, out var literal) && IsOwn(literal)));

    private static AddressFault? FaultOf(Uri address, bool allowsLoopback) =>
        address.UserInfo.Length > 0 ? AddressFault.UserInfo
        : IsLoopback(address, allowsLoopback) ? null
        : address.Scheme != Uri.UriSchemeHttps ? AddressFault.NotHttps
        : !Ports.Contains(address.Port) ? AddressFault.Port
        : IsInside(address) ? AddressFault.Inside
        : null;

    private static bool IsInside(Uri address) => IPAddress.TryParse(address.DnsSafeHost, out var literal)
        ? !OuterAddress.IsOne(literal)
        : address.Host.TrimEnd('.') is var name
            && (!name.Contains('.', StringComparison.Ordinal) || name.EndsWith(".localhost", StringComparison.Ordinal));

    // Not a mapped one: who writes 127.0.0.1 so has something in mind.
    private static bool IsOwn(IPAddress literal) => IPAddress.IsLoopback(literal) && !literal.IsIPv4MappedToIPv6;
}
