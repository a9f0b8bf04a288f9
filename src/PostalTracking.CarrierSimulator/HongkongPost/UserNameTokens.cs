using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.Options;

namespace PostalTracking.CarrierSimulator.HongkongPost;

/// <summary>Checks who asks: the digest holds, the token is younger than 180 seconds and was not used before.</summary>
internal sealed class UserNameTokens(IOptions<SimulatorOptions> options, TimeProvider clock)
{
    private static readonly XNamespace Security = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static readonly XNamespace Utility = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(180);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _used = [];

    /// <summary>The fault code of a token that is not taken; null for a good one.</summary>
    public string? Refuse(XElement? header)
    {
        var token = header?.Element(Security + "Security")?.Element(Security + "UsernameToken");
        var (nonce, created) = (token?.Element(Security + "Nonce")?.Value ?? "", token?.Element(Utility + "Created")?.Value ?? "");
        if (token?.Element(Security + "Username")?.Value != options.Value.Login
            || token.Element(Security + "Password")?.Attribute("Type")?.Value.EndsWith("#PasswordDigest", StringComparison.Ordinal) != true
            || token.Element(Security + "Password")?.Value != Digest(nonce, created))
        {
            return "wsse:FailedAuthentication";
        }

        var now = clock.GetUtcNow();
        if (!DateTimeOffset.TryParse(created, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            || (now - at).Duration() > Lifetime)
        {
            return "wsse:MessageExpired";
        }

        return IsNew(nonce, now) ? null : "wsse:InvalidSecurityToken";
    }

    private bool IsNew(string nonce, DateTimeOffset now)
    {
        lock (_lock)
        {
            foreach (var old in _used.Where(u => now - u.Value > 2 * Lifetime).Select(u => u.Key).ToList())
            {
                _used.Remove(old);
            }

            return _used.TryAdd(nonce, now);
        }
    }

    [SuppressMessage("Security", "CA5350", Justification = "The algorithm is the standard's.")]
    private string? Digest(string nonce, string created)
    {
        var bytes = new byte[nonce.Length];
        return Convert.TryFromBase64String(nonce, bytes, out var length)
            ? Convert.ToBase64String(SHA1.HashData([.. bytes[..length], .. Encoding.UTF8.GetBytes(created + options.Value.Password)]))
            : null;
    }
}
