using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PostalTracking.Web.Features.Staff.Audit;

/// <summary>
/// What the chain is made of. Every value is written with its length before it (−1 for none), numbers as eight bytes, big end
/// first: no two entries have the same bytes. The details are the text PostgreSQL makes of <c>jsonb</c>, which has one order of keys.
/// </summary>
internal static class AuditDigest
{
    public static byte[] Of(AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, entry.Id);
        Append(hash, Microseconds(entry.At));
        ReadOnlySpan<string?> texts = [entry.Actor, entry.Action, entry.Subject, entry.Details, entry.Network, entry.TraceId];
        foreach (var text in texts)
        {
            Append(hash, text);
        }

        return hash.GetHashAndReset();
    }

    /// <summary>
    /// The hash of a seal over its entries, in the order of their ids; <paramref name="previous"/> is empty for the first.
    /// </summary>
    public static byte[] Link(
        ReadOnlySpan<byte> previous, int number, DateTimeOffset sealedAt, ulong horizon, IEnumerable<(long Id, byte[] Digest)> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Append(hash, number);
        Append(hash, Microseconds(sealedAt));
        Append(hash, unchecked((long)horizon));
        foreach (var (id, digest) in entries)
        {
            Append(hash, id);
            hash.AppendData(digest);
        }

        return hash.GetHashAndReset();
    }

    // As far as the database keeps a time.
    private static long Microseconds(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, string? text)
    {
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        Append(hash, text is null ? -1 : bytes.LongLength);
        hash.AppendData(bytes);
    }
}
