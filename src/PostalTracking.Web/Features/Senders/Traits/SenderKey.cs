using System.Security.Cryptography;
using System.Text;
using PostalTracking.Domain.Senders;

namespace PostalTracking.Web.Features.Senders.Traits;

/// <summary>
/// Turns a trait into what is kept of it: with a key of ours, so that whoever has the tables alone can't try out all telephones.
/// </summary>
internal sealed class SenderKey
{
    private byte[]? _key;

    /// <summary>Once, before the first request: see <see cref="SenderKeyService"/>.</summary>
    public void Use(byte[] secret) =>
        _key = HKDF.Expand(HashAlgorithmName.SHA256, secret, HMACSHA256.HashSizeInBytes, Encoding.ASCII.GetBytes("sender trait"));

    /// <param name="folded">As <see cref="SenderWords"/> and <see cref="TaxNumber"/> have it.</param>
    public byte[] HashOf(SenderTraitKind kind, string folded) => HMACSHA256.HashData(
        _key ?? throw new InvalidOperationException("The secret was not read yet."), Encoding.UTF8.GetBytes($"{(short)kind}:{folded}"));

    /// <summary>
    /// Two partners may give the same number to different senders. Without the key: a partner's number is no secret, and stands beside.
    /// </summary>
    public static byte[] HashOf(int tenantId, string partnerId) => SHA256.HashData(Encoding.UTF8.GetBytes($"{tenantId}:{partnerId}"));
}
