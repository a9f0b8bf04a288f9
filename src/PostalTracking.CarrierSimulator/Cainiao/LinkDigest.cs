using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace PostalTracking.CarrierSimulator.Cainiao;

/// <summary>
/// LINK's signature. Written here once more and not shared with the application: two who agree on a mistake would prove nothing.
/// </summary>
internal static class LinkDigest
{
    [SuppressMessage("Security", "CA5351", Justification = "The algorithm is LINK's.")]
    public static string Of(string message, string secret)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        md5.AppendData(Encoding.UTF8.GetBytes(message));
        md5.AppendData(Encoding.UTF8.GetBytes(secret));
        return Convert.ToBase64String(md5.GetHashAndReset());
    }
}
