using System.IO.Compression;
using Npgsql;

namespace PostalTracking.Web.Features.Partners.Uploads.Reading;

/// <summary>A kept file from its beginning, a piece at a time: between two pieces no connection is held.</summary>
internal sealed class PartStream(NpgsqlDataSource database, Guid uploadId) : Stream
{
    private byte[] _piece = [];
    private int _at;
    private int _number;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_at == _piece.Length)
        {
            (_at, _piece) = (0, await NextAsync(cancellationToken));
        }

        var taken = Math.Min(buffer.Length, _piece.Length - _at);
        _piece.AsMemory(_at, taken).CopyTo(buffer);
        _at += taken;
        _position += taken;
        return taken;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async Task<byte[]> NextAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select bytes from partner_upload_part where upload_id = $1 and number = $2");
        command.Parameters.Add(new() { Value = uploadId });
        command.Parameters.Add(new() { Value = _number++ });
        if (await command.ExecuteScalarAsync(cancellationToken) is not byte[] packed)
        {
            return [];
        }

        using var piece = new MemoryStream();
        await using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        await gzip.CopyToAsync(piece, cancellationToken);
        return piece.ToArray();
    }
}
