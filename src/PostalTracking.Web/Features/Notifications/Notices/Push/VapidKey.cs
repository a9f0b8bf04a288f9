using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>
/// Who we are to push services, RFC 8292: a signed word with each message, by a key that browsers were told when they subscribed.
/// The key follows from a secret of the house, so all instances have the same.
/// </summary>
internal sealed class VapidKey
{
    // Push services refuse more than a day; a clock that is a little wrong must not matter.
    private static readonly TimeSpan Lasting = TimeSpan.FromHours(12);

    // The order of P-256, FIPS 186-4 D.1.2.3.
    private static readonly BigInteger Order = new(
        Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"), isUnsigned: true, isBigEndian: true);

    private ECParameters? _key;

    /// <summary>What browsers are told: an uncompressed point, base64url.</summary>
    public string PublicKey { get; private set; } = "";

    /// <summary>Once, before the first request: see <see cref="NoticeSecretService"/>.</summary>
    public void Use(byte[] secret)
    {
        // Twice as many bits as needed, so that no key is likelier than another (FIPS 186-5 A.2.1).
        var bits = HKDF.Expand(HashAlgorithmName.SHA256, secret, 64, Encoding.ASCII.GetBytes("vapid"));
        var scalar = (new BigInteger(bits, isUnsigned: true, isBigEndian: true) % (Order - 1)) + 1;
        var d = new byte[32];
        var bytes = scalar.ToByteArray(isUnsigned: true, isBigEndian: true);
        bytes.CopyTo(d, d.Length - bytes.Length);
        Use(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = d });
    }

    public void Use(ECParameters key)
    {
        using var pair = ECDsa.Create(key);
        _key = pair.ExportParameters(includePrivateParameters: true);
        PublicKey = Base64Url.EncodeToString(PushEncryption.PointOf(_key.Value.Q));
    }

    /// <summary>The header <c>Authorization</c> for one push service.</summary>
    /// <param name="contact">Where the push service finds us: mailto: or https:.</param>
    public string AuthorizationFor(Uri endpoint, string contact, DateTimeOffset now)
    {
        // One of its own for each: a pair is not made for several hands at once.
        using var key = ECDsa.Create(_key ?? throw new InvalidOperationException("The secret was not read yet."));
        var head = Part(new { typ = "JWT", alg = "ES256" });
        var body = Part(new { aud = endpoint.GetLeftPart(UriPartial.Authority), exp = (now + Lasting).ToUnixTimeSeconds(), sub = contact });
        var signature = key.SignData(
            Encoding.ASCII.GetBytes($"{head}.{body}"), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"vapid t={head}.{body}.{Base64Url.EncodeToString(signature)}, k={PublicKey}";
    }

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
