using System.Security.Cryptography;

namespace PostalTracking.Web.Features.Claims.Upload.Tus;

/// <summary>What a part has to hash to.</summary>
internal sealed record PartChecksum(HashAlgorithmName Algorithm, byte[] Expected)
{
    public const string Algorithms = "sha1,sha256";

    public bool Fits(byte[] hash) => CryptographicOperations.FixedTimeEquals(hash, Expected);

    /// <summary><c>sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=</c>; null for another algorithm and for what is no hash of it.</summary>
    public static PartChecksum? Parse(string header)
    {
        if (header.Split(' ') is not [var name, var base64])
        {
            return null;
        }

        var expected = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, expected, out var length))
        {
            return null;
        }

        return (name, length) switch
        {
            ("sha1", 20) => new(HashAlgorithmName.SHA1, expected[..length]),
            ("sha256", 32) => new(HashAlgorithmName.SHA256, expected[..length]),
            _ => null,
        };
    }
}
