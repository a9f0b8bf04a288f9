using System.Buffers;
using System.Text.Json;

namespace PostalTracking.Web.Features.Claims.Upload.Files;

/// <summary>What of a file is in the bucket: parts of one size, and a rest that waits for the next bytes.</summary>
internal sealed record S3Parts(string UploadId, List<string> ETags)
{
    /// <summary>At least five megabytes for all but the last; by ten thousand of these a file may have eighty gigabytes.</summary>
    public const int Size = 8 * 1024 * 1024;

    public long Whole => (long)ETags.Count * Size;

    public static S3Parts? Parse(string? parts) =>
        parts is null ? null : JsonSerializer.Deserialize<S3Parts>(parts, JsonSerializerOptions.Web);

    public override string ToString() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>The rest is an object of its own, named for where it ends.</summary>
    public static string RestOf(string name, long end) => $"{name}.{end}";
}

/// <summary>
/// Collects a part in memory and sends it; what is not a whole part at a flush becomes an object of its own, which stays until a
/// later flush has replaced it: what was promised is there at every moment.
/// </summary>
internal sealed class S3Writer : IEvidenceWriter
{
    private readonly S3Bucket _bucket;
    private readonly string _name;
    private readonly byte[] _part = ArrayPool<byte>.Shared.Rent(S3Parts.Size);
    private S3Parts _sent;
    private int _filled;
    private string? _rest;

    private S3Writer(S3Bucket bucket, string name, S3Parts sent) => (_bucket, _name, _sent) = (bucket, name, sent);

    public static async Task<S3Writer> OpenAsync(
        S3Bucket bucket, string name, long from, string? parts, CancellationToken cancellationToken)
    {
        var sent = S3Parts.Parse(parts) ?? new(await bucket.BeginAsync(name, cancellationToken), []);
        var writer = new S3Writer(bucket, name, sent);
        if (from > sent.Whole)
        {
            writer._rest = S3Parts.RestOf(name, from);
            await using var rest = await bucket.GetAsync(writer._rest, 0, cancellationToken);
            var length = (int)(from - sent.Whole);
            writer._filled = await S3Bucket.TryAsync(() =>
                rest.ReadAtLeastAsync(writer._part.AsMemory(0, length), length, cancellationToken: cancellationToken).AsTask());
        }

        return writer;
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (bytes.Length > 0)
        {
            var taken = Math.Min(bytes.Length, S3Parts.Size - _filled);
            bytes[..taken].CopyTo(_part.AsMemory(_filled));
            (bytes, _filled) = (bytes[taken..], _filled + taken);
            if (_filled == S3Parts.Size)
            {
                var etag = await _bucket.PutPartAsync(_name, _sent.UploadId, _sent.ETags.Count + 1, Filled(), cancellationToken);
                (_sent, _filled) = (_sent with { ETags = [.. _sent.ETags, etag] }, 0);
            }
        }
    }

    public async Task<string?> FlushAsync(CancellationToken cancellationToken)
    {
        var rest = _filled > 0 ? S3Parts.RestOf(_name, _sent.Whole + _filled) : null;
        if (rest is not null && rest != _rest)
        {
            await _bucket.PutAsync(rest, Filled(), cancellationToken);
        }

        _rest = rest;
        return _sent.ToString();
    }

    public ValueTask DisposeAsync()
    {
        ArrayPool<byte>.Shared.Return(_part);
        return ValueTask.CompletedTask;
    }

    private MemoryStream Filled() => new(_part, 0, _filled, writable: false);
}
