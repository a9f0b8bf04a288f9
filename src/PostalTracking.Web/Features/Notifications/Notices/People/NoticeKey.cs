using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>
/// What people and their links are known by: keyed hashes, so that whoever has the tables alone can't try out all addresses, and
/// no link that opens a person's page is kept.
/// </summary>
/// <remarks>
/// A link must stand in every letter, so it is made again each time from the subscription and a secret; of it only a hash is kept.
/// </remarks>
internal sealed class NoticeKey
{
    public const int CapabilityLength = 43;

    private byte[]? _personKey;
    private byte[]? _linkKey;

    /// <summary>Once, before the first request: see <see cref="NoticeSecretService"/>.</summary>
    public void Use(byte[] secret) => (_personKey, _linkKey) = (Derive(secret, "person"), Derive(secret, "link"));

    public byte[] PersonOf(NoticeChannel channel, string address) =>
        HMACSHA256.HashData(Key(_personKey), Encoding.UTF8.GetBytes($"{(short)channel}:{Folded(channel, address)}"));

    public string CapabilityOf(string trackNumber, short generation, byte[] person, short version)
    {
        var number = Encoding.UTF8.GetBytes(trackNumber);
        var named = new byte[number.Length + 1 + (2 * sizeof(short)) + person.Length];
        number.CopyTo(named, 0);
        BinaryPrimitives.WriteInt16BigEndian(named.AsSpan(number.Length + 1), generation);
        BinaryPrimitives.WriteInt16BigEndian(named.AsSpan(number.Length + 1 + sizeof(short)), version);
        person.CopyTo(named, named.Length - person.Length);
        return Base64Url.EncodeToString(HMACSHA256.HashData(Key(_linkKey), named));
    }

    /// <summary>A fast hash is right for 256 bits (OWASP ASVS 5.0, 6.5.2).</summary>
    public static byte[] HashOf(string capability) => SHA256.HashData(Encoding.UTF8.GetBytes(capability));

    // Of an e-mail the case of the letters tells nobody apart; a push service's address is as it is.
    private static string Folded(NoticeChannel channel, string address) =>
        channel == NoticeChannel.Email ? address.ToLowerInvariant() : address;

    private static byte[] Derive(byte[] secret, string purpose) =>
        HKDF.Expand(HashAlgorithmName.SHA256, secret, HMACSHA256.HashSizeInBytes, Encoding.ASCII.GetBytes(purpose));

    private static byte[] Key(byte[]? key) => key ?? throw new InvalidOperationException("The secret was not read yet.");
}
