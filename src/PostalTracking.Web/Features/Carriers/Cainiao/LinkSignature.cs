using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace PostalTracking.Web.Features.Carriers.Cainiao;

/// <summary>
/// LINK's <c>data_digest</c>: Base64 of the 16 bytes of MD5 over the UTF-8 of message and secret, before URL encoding.
/// (One public client encodes the hexadecimal text instead; the gateway does not take that.)
/// </summary>
internal static class LinkSignature
{
    [SuppressMessage("Security", "CA5351", Justification = "The algorithm is LINK's; both sides have to use it.")]
    public static string Of(string message, string secret) =>
        Convert.ToBase64String(MD5.HashData(Encoding.UTF8.GetBytes(message + secret)));

    /// <summary>In a time that says nothing of where the two differ. Without a secret nothing holds: anyone could sign with "".</summary>
    public static bool Holds(string message, string secret, string digest) =>
        secret.Length > 0
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(message, secret)), Encoding.UTF8.GetBytes(digest));
}
