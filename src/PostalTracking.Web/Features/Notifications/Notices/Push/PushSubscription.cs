using System.Buffers.Text;
using System.Text.Json;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>A browser's own address at its push service, and the keys of its end (W3C Push API).</summary>
/// <param name="P256dh">The browser's public key: an uncompressed point of P-256, base64url.</param>
/// <param name="Auth">16 bytes, base64url.</param>
internal sealed record PushSubscription(string Endpoint, string P256dh, string Auth)
{
    public const int LongestEndpoint = 1000;

    private const int PointLength = 65;
    private const int AuthLength = 16;

    public static PushSubscription? Parse(string? endpoint, string? p256dh, string? auth, bool allowLoopback) =>
        endpoint?.Length <= LongestEndpoint && Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (allowLoopback && address is { Scheme: "http", IsLoopback: true }))
            && address.UserInfo.Length == 0
            && Decoded(p256dh) is { Length: PointLength } point && point[0] == 4
            && Decoded(auth) is { Length: AuthLength }
            ? new(address.AbsoluteUri, p256dh!, auth!)
            : null;

    public byte[] Key => Decoded(P256dh)!;

    public byte[] Secret => Decoded(Auth)!;

    /// <summary>As it is kept, closed, in the place of an address.</summary>
    public string Packed() => JsonSerializer.Serialize(this);

    public static PushSubscription Unpacked(string packed) => JsonSerializer.Deserialize<PushSubscription>(packed)!;

    // Browsers leave the padding out, libraries put it there.
    private static byte[]? Decoded(string? text) =>
        text?.Length <= 200 && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
