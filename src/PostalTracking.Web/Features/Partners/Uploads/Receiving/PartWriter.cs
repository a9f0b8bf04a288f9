using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using PostalTracking.Web.Features.Partners.Uploads.Store;

namespace PostalTracking.Web.Features.Partners.Uploads.Receiving;

/// <summary>
/// Writes a file down piece by piece while it comes; each piece is a statement of its own, so that a slow sender holds no
/// transaction. Watches on the way whether it is UTF-8, and what its hash is.
/// </summary>
internal sealed class PartWriter(NpgsqlDataSource database, Guid uploadId) : IDisposable
{
    private readonly byte[] _piece = new byte[UploadPart.Size];
    private readonly char[] _chars = new char[UploadPart.Size + 4];
    private readonly Decoder _utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _filled;
    private int _number;

    public long Length { get; private set; }

    public bool IsUtf8 { get; private set; } = true;

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _hash.AppendData(bytes.Span);
        Length += bytes.Length;
        Watch(bytes.Span, isLast: false);
        while (bytes.Length > 0)
        {
            var taken = Math.Min(bytes.Length, _piece.Length - _filled);
            bytes[..taken].CopyTo(_piece.AsMemory(_filled));
            bytes = bytes[taken..];
            _filled += taken;
            if (_filled == _piece.Length)
            {
                await KeepAsync(cancellationToken);
            }
        }
    }

    /// <returns>The hash of all of it.</returns>
    public async Task<byte[]> EndAsync(CancellationToken cancellationToken)
    {
        Watch([], isLast: true);
        if (_filled > 0)
        {
            await KeepAsync(cancellationToken);
        }

        return _hash.GetHashAndReset();
    }

    public void Dispose() => _hash.Dispose();

    private void Watch(ReadOnlySpan<byte> bytes, bool isLast)
    {
        try
        {
            while (IsUtf8)
            {
                _utf8.Convert(bytes, _chars, isLast, out var used, out _, out var isAll);
                bytes = bytes[used..];
                if (isAll)
                {
                    return;
                }
            }
        }
        catch (DecoderFallbackException)
        {
            IsUtf8 = false;
        }
    }

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(_piece.AsMemory(0, _filled), cancellationToken);
        }

        await using var command = database.CreateCommand("insert into partner_upload_part (upload_id, number, bytes) values ($1, $2, $3)");
        command.Parameters.Add(new() { Value = uploadId });
        command.Parameters.Add(new() { Value = _number++ });
        command.Parameters.Add(new() { Value = packed.ToArray() });
        await command.ExecuteNonQueryAsync(cancellationToken);
        _filled = 0;
    }
}
