using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>Standard Webhooks 1.0, symmetric: HMAC-SHA256 over <c>{id}.{timestamp}.{body}</c>.</summary>
internal static class Signature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    private const string Version = "v1,";

    /// <summary>One signature for each secret, divided by spaces; a receiver takes the message if any of them fits.</summary>
    public static string Of(string id, DateTimeOffset at, ReadOnlySpan<byte> body, IReadOnlyList<byte[]> secrets)
    {
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}."));
        var signed = new byte[head.Length + body.Length];
        head.CopyTo(signed, 0);
        body.CopyTo(signed.AsSpan(head.Length));
        return string.Join(' ', secrets.Select(secret => Version + Convert.ToBase64String(HMACSHA256.HashData(secret, signed))));
    }
}
