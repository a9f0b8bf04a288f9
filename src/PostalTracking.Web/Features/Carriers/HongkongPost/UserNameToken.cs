using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace PostalTracking.Web.Features.Carriers.HongkongPost;

/// <summary>Who asks, by OASIS WS-Security UsernameToken 1.0 with a password digest: good for 180 seconds and once.</summary>
internal static class UserNameToken
{
    public static readonly XNamespace Security = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    private const string Digest = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest";
    private const string Base64 = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";

    private static readonly XNamespace Utility = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

    /// <summary>A header for one question; the next one needs another.</summary>
    public static XElement Header(XNamespace soap, string userName, string password, DateTimeOffset now)
    {
        var nonce = RandomNumberGenerator.GetBytes(16);
        var created = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new XElement(
            Security + "Security",
            new XAttribute(soap + "mustUnderstand", "1"),
            new XElement(
                Security + "UsernameToken",
                new XElement(Security + "Username", userName),
                new XElement(Security + "Password", new XAttribute("Type", Digest), DigestOf(nonce, created, password)),
                new XElement(Security + "Nonce", new XAttribute("EncodingType", Base64), Convert.ToBase64String(nonce)),
                new XElement(Utility + "Created", created)));
    }

    /// <summary>Base64 of SHA-1 over the nonce's bytes, the time as written and the password.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "The algorithm is the standard's; both sides have to use it.")]
    public static string DigestOf(ReadOnlySpan<byte> nonce, string created, string password) =>
        Convert.ToBase64String(SHA1.HashData([.. nonce, .. Encoding.UTF8.GetBytes(created + password)]));
}
