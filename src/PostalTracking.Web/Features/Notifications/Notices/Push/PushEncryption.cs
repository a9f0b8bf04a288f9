using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>
/// Message encryption for web push, RFC 8291: a key agreed on P-256 with the browser and salted, then one record of
/// <c>aes128gcm</c>, RFC 8188. The push service carries what it can't read.
/// </summary>
internal static class PushEncryption
{
    private const int SaltLength = 16;
    private const int RecordSize = 4096;
    private const int TagLength = 16;

    public static byte[] Encrypt(ReadOnlySpan<byte> text, PushSubscription browser)
    {
        using var ours = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Encrypt(text, browser.Key, browser.Secret, ours, RandomNumberGenerator.GetBytes(SaltLength));
    }

    /// <param name="ours">Of this message alone.</param>
    /// <param name="salt">16 bytes, of this message alone.</param>
    public static byte[] Encrypt(ReadOnlySpan<byte> text, byte[] browserKey, byte[] auth, ECDiffieHellman ours, byte[] salt)
    {
        var ourKey = PointOf(ours.ExportParameters(includePrivateParameters: false).Q);
        using var theirs = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = Point(browserKey) });
        var shared = ours.DeriveRawSecretAgreement(theirs.PublicKey);

        var material = HKDF.DeriveKey(
            HashAlgorithmName.SHA256, shared, 32, auth, [.. Encoding.ASCII.GetBytes("WebPush: info\0"), .. browserKey, .. ourKey]);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, material, 16, salt, Encoding.ASCII.GetBytes("Content-Encoding: aes128gcm\0"));
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, material, 12, salt, Encoding.ASCII.GetBytes("Content-Encoding: nonce\0"));

        // Of the last record, which is the only one, the text ends with a 2.
        byte[] padded = [.. text, 2];
        var head = SaltLength + sizeof(uint) + 1 + ourKey.Length;
        var body = new byte[head + padded.Length + TagLength];
        salt.CopyTo(body, 0);
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(SaltLength), RecordSize);
        body[SaltLength + sizeof(uint)] = (byte)ourKey.Length;
        ourKey.CopyTo(body, SaltLength + sizeof(uint) + 1);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(nonce, padded, body.AsSpan(head, padded.Length), body.AsSpan(head + padded.Length));
        return body;
    }

    /// <summary>An uncompressed point: 4, x, y.</summary>
    public static byte[] PointOf(ECPoint point) => [4, .. point.X!, .. point.Y!];

    private static ECPoint Point(byte[] bytes) => new() { X = bytes[1..33], Y = bytes[33..65] };
}
