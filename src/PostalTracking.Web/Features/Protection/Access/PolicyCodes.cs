using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PostalTracking.Web.Features.Protection.Access;

/// <summary>What opens a policy to its buyer.</summary>
/// <param name="AccessCode">Ten characters for people; printed in groups by <see cref="Access.AccessCode.Grouped"/>.</param>
/// <param name="Capability">What stands after <c>/p/</c> in the QR.</param>
/// <param name="CodeHash">Finds the policy of a typed code: <c>policy_number.code_hash</c>.</param>
internal sealed record BuyerKeys(string AccessCode, string Capability, byte[] CodeHash);

/// <summary>
/// Derives a buyer's code and link from the policy's number and access version, so that a reprint shows the same ones and nothing
/// is stored that could be read. Raising the version makes the earlier ones void.
/// </summary>
internal sealed class PolicyCodes
{
    // NIST SP 800-107: a MAC cut to 128 bits is as hard to forge as a key of 128 bits is to guess.
    private const int MacLength = 16;

    private const int VersionLength = sizeof(short);

    private byte[]? _codeKey;
    private byte[]? _linkKey;
    private byte[]? _hashKey;
    private byte[]? _calendarKey;

    /// <summary>Once, before the first request: see <see cref="PolicySecretService"/>.</summary>
    public void Use(byte[] secret)
    {
        (_codeKey, _linkKey, _hashKey) = (Derive(secret, "access code"), Derive(secret, "link"), Derive(secret, "code hash"));
        _calendarKey = Derive(secret, "calendar");
    }

    public BuyerKeys For(string policyNumber, short accessVersion)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var named = Named(policyNumber, accessVersion);

        HMACSHA256.HashData(Key(_codeKey), named, mac);
        var code = AccessCode.Of(mac);
        return new(code, Sealed(Key(_linkKey), named), HashOf(code));
    }

    /// <summary>What opens the feed of a policy's deadlines to a calendar, and nothing else: calendars pass it on.</summary>
    public string CalendarFor(string policyNumber, short accessVersion) => Sealed(Key(_calendarKey), Named(policyNumber, accessVersion));

    /// <summary>What a code as <see cref="AccessCode.Parse"/> answers it is looked up by.</summary>
    public byte[] HashOf(string code) => HMACSHA256.HashData(Key(_hashKey), Encoding.ASCII.GetBytes(code));

    /// <summary>
    /// The policy a capability was made for; null for one we did not make. Whether its version still counts, the policy knows.
    /// </summary>
    public (string PolicyNumber, short AccessVersion)? Read(string capability) => Unsealed(Key(_linkKey), capability);

    /// <summary>The same for <see cref="CalendarFor"/>.</summary>
    public (string PolicyNumber, short AccessVersion)? ReadCalendar(string capability) => Unsealed(Key(_calendarKey), capability);

    private static string Sealed(byte[] key, byte[] named) =>
        Base64Url.EncodeToString([.. named, .. HMACSHA256.HashData(key, named).AsSpan(..MacLength)]);

    private static (string PolicyNumber, short AccessVersion)? Unsealed(byte[] key, string capability)
    {
        if (!Base64Url.IsValid(capability, out var length) || length <= VersionLength + MacLength)
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(capability);
        var named = bytes.AsSpan(..^MacLength);
        var mac = HMACSHA256.HashData(key, named);
        return CryptographicOperations.FixedTimeEquals(mac.AsSpan(..MacLength), bytes.AsSpan(^MacLength..))
            ? (Encoding.ASCII.GetString(named[VersionLength..]), BinaryPrimitives.ReadInt16BigEndian(named))
            : null;
    }

    private static byte[] Named(string policyNumber, short accessVersion)
    {
        var named = new byte[VersionLength + policyNumber.Length];
        BinaryPrimitives.WriteInt16BigEndian(named, accessVersion);
        Encoding.ASCII.GetBytes(policyNumber, named.AsSpan(VersionLength));
        return named;
    }

    private static byte[] Derive(byte[] secret, string purpose) =>
        HKDF.Expand(HashAlgorithmName.SHA256, secret, HMACSHA256.HashSizeInBytes, Encoding.ASCII.GetBytes(purpose));

    private static byte[] Key(byte[]? key) => key ?? throw new InvalidOperationException("The secret was not read yet.");
}
