using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace PostalTracking.Web.Features.Staff;

/// <summary>One-time codes by the clock (RFC 6238): SHA-1, steps of 30 seconds, six digits, as every authenticator app has them.</summary>
internal static class Totp
{
    public const int SecretLength = 20;
    public const int Digits = 6;

    private const int StepSeconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / StepSeconds;

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238; HMAC does not need SHA-1 to be free of collisions.")]
    public static string Code(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0x0F)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>What people type: apps show the digits in groups.</summary>
    public static string Typed(string? text) => string.Concat((text ?? "").Where(char.IsAsciiDigit).Take(Digits + 1));

    /// <summary>RFC 4648, without padding: what people type into an app that cannot see.</summary>
    public static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length * 8 / 5];
        for (var i = 0; i < text.Length; i++)
        {
            var bit = i * 5;
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[(bit / 8) + 1] : 0);
            text[i] = Alphabet[(pair >> (11 - (bit % 8))) & 31];
        }

        return new(text);
    }

    public static byte[] FromBase32(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        for (var i = 0; i < bytes.Length * 8; i++)
        {
            bytes[i / 8] |= (byte)(((Alphabet.IndexOf(text[i / 5], StringComparison.Ordinal) >> (4 - (i % 5))) & 1) << (7 - (i % 8)));
        }

        return bytes;
    }
}
