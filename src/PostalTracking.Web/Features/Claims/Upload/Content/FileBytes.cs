using System.Buffers.Binary;

namespace PostalTracking.Web.Features.Claims.Upload.Content;

/// <summary>A file to be looked into at any place; small pieces come from a window that is read at once.</summary>
internal sealed class FileBytes(Stream file)
{
    private readonly byte[] _window = new byte[64 * 1024];
    private long _at;
    private int _filled;

    public long Length => file.Length;

    /// <summary>As many bytes as there are, at most <paramref name="count"/> and a window.</summary>
    public ReadOnlySpan<byte> Read(long at, int count)
    {
        if (at < 0 || at >= Length)
        {
            return [];
        }

        count = (int)Math.Min(Math.Min(count, _window.Length), Length - at);
        if (at < _at || at + count > _at + _filled)
        {
            file.Position = _at = at;
            _filled = file.ReadAtLeast(_window, (int)Math.Min(_window.Length, Length - at), throwOnEndOfStream: false);
        }

        return _window.AsSpan((int)(at - _at), (int)Math.Min(count, _at + _filled - at));
    }

    public bool Has(long at, ReadOnlySpan<byte> sign) => Read(at, sign.Length).SequenceEqual(sign);

    /// <summary>-1 behind the end.</summary>
    public int Byte(long at) => Read(at, 1) is [var value] ? value : -1;

    /// <summary>-1 where the file ends before.</summary>
    public long Number(long at, int width)
    {
        var bytes = Read(at, width);
        return bytes.Length < width ? -1 : width switch
        {
            2 => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            4 => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            8 => BinaryPrimitives.ReadInt64BigEndian(bytes),
            _ => throw new ArgumentOutOfRangeException(nameof(width)),
        };
    }
}
