using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>
/// The id of a message as the outside sees it: <c>msg_</c> and 32 hexadecimal digits; never a dot, which signatures divide by.
/// </summary>
internal static class MessageIds
{
    private const string Prefix = "msg_";

    public static string Text(Guid id) => $"{Prefix}{id:N}";

    public static bool TryParse([NotNullWhen(true)] string? text, out Guid id)
    {
        id = default;
        return text?.StartsWith(Prefix, StringComparison.Ordinal) == true && Guid.TryParseExact(text[Prefix.Length..], "N", out id);
    }

    /// <summary>The id of the second message that one happening gives: the same whenever it is made.</summary>
    public static Guid ReceivedOf(Guid happening)
    {
        Span<byte> named = stackalloc byte[32];
        Span<byte> source = stackalloc byte[17];
        happening.TryWriteBytes(source);
        source[16] = (byte)'r';
        SHA256.HashData(source, named);

        // RFC 9562, version 8: a value of our own making.
        named[6] = (byte)((named[6] & 0x0F) | 0x80);
        named[8] = (byte)((named[8] & 0x3F) | 0x80);
        return new(named[..16], bigEndian: true);
    }
}
