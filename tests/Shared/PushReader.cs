using System.Security.Cryptography;
using System.Text;

namespace PostalTracking.Testing;

/// <summary>The browser's end of RFC 8291, written apart from ours.</summary>
internal static class PushReader
{
    public static byte[] Read(byte[] body, ECDiffieHellman browser, byte[] auth)
    {
        var (salt, keyLength) = (body[..16], body[20]);
        var sender = body[21..(21 + keyLength)];
        var sealedText = body[(21 + keyLength)..];
        using var theirs = ECDiffieHellman.Create(
            new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = sender[1..33], Y = sender[33..] } });
        var own = browser.ExportParameters(includePrivateParameters: false).Q;
        var extracted = HKDF.Extract(HashAlgorithmName.SHA256, browser.DeriveRawSecretAgreement(theirs.PublicKey), auth);
        var material = HKDF.Expand(
            HashAlgorithmName.SHA256, extracted, 32, [.. Encoding.ASCII.GetBytes("WebPush: info\0"), 4, .. own.X!, .. own.Y!, .. sender]);
        var key = HKDF.Extract(HashAlgorithmName.SHA256, material, salt);
        using var cipher = new AesGcm(
            HKDF.Expand(HashAlgorithmName.SHA256, key, 16, Encoding.ASCII.GetBytes("Content-Encoding: aes128gcm\0")), 16);
        var text = new byte[sealedText.Length - 16];
        cipher.Decrypt(
            HKDF.Expand(HashAlgorithmName.SHA256, key, 12, Encoding.ASCII.GetBytes("Content-Encoding: nonce\0")),
            sealedText.AsSpan(..^16),
            sealedText.AsSpan(^16..),
            text);
        return text[..Array.LastIndexOf(text, (byte)2)];
    }
}
