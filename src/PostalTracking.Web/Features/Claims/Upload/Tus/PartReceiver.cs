using System.Security.Cryptography;
using PostalTracking.Web.Features.Claims.Upload.Files;

namespace PostalTracking.Web.Features.Claims.Upload.Tus;

/// <summary>How a part ended.</summary>
internal enum PartEnd
{
    Whole,

    /// <summary>More came than may be taken; what was in time counts.</summary>
    TooLong,

    /// <summary>It is not what its checksum says; nothing of it counts.</summary>
    WrongChecksum,

    /// <summary>Another took the lease.</summary>
    Lost,
}

/// <summary>Moves the durable offset; false: the lease is another's.</summary>
internal delegate Task<bool> WriteDown(WrittenPart? part, string? parts, bool isLast);

/// <summary>
/// Takes the bytes of one request to the disk: through one buffer, flushed and written down every few megabytes or seconds, so that
/// whatever happens, no more is lost than that. With a checksum nothing counts before the end.
/// </summary>
internal sealed class PartReceiver(
    IEvidenceWriter writer, long offset, PartChecksum? checksum, Memory<byte> buffer, WriteDown writeDownAsync, TimeProvider clock)
    : IDisposable
{
    private const long FlushBytes = 8 * 1024 * 1024;

    private static readonly TimeSpan FlushTime = TimeSpan.FromSeconds(2);

    // Kestrel's least rate is one over the whole request: after a hundred megabytes a dead line would be waited for all day.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    // Time for the disk after the client went away or the app was told to stop.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash? _given = checksum is null ? null : IncrementalHash.CreateHash(checksum.Algorithm);
    private long _flushedAt = clock.GetTimestamp();
    private int _filled;
    private long _pending;

    /// <summary>The durable offset.</summary>
    public long Offset { get; private set; } = offset;

    public async Task<PartEnd> ReceiveAsync(Stream body, long limit, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(body, limit, cancellationToken);
        }
        // The line was cut or fell silent: what came in time stays.
        catch (Exception exception) when (exception is not StoreUnavailableException)
        {
            using var farewell = new CancellationTokenSource(Farewell, clock);
            await EndAsync(isWhole: false, farewell.Token);
            throw;
        }
    }

    public void Dispose()
    {
        _sha.Dispose();
        _given?.Dispose();
    }

    private async Task<PartEnd> ReadAsync(Stream body, long left, CancellationToken cancellationToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        while (true)
        {
            silence.CancelAfter(Silence);
            var read = await body.ReadAsync(buffer[_filled..], silence.Token);
            var taken = (int)Math.Min(read, left);
            (_filled, left) = (_filled + taken, left - taken);
            if (read == 0)
            {
                return await EndAsync(isWhole: true, cancellationToken);
            }

            if (read > taken)
            {
                return await EndAsync(isWhole: false, cancellationToken);
            }

            var isTime = _pending + _filled >= FlushBytes || clock.GetElapsedTime(_flushedAt) >= FlushTime;
            if (isTime || _filled == buffer.Length)
            {
                await KeepAsync(cancellationToken);
            }

            if (isTime && !await FlushAsync(isLast: false, cancellationToken))
            {
                return PartEnd.Lost;
            }
        }
    }

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        await writer.WriteAsync(buffer[.._filled], cancellationToken);
        _sha.AppendData(buffer.Span[.._filled]);
        _given?.AppendData(buffer.Span[.._filled]);
        (_pending, _filled) = (_pending + _filled, 0);
    }

    private async Task<PartEnd> EndAsync(bool isWhole, CancellationToken cancellationToken)
    {
        await KeepAsync(cancellationToken);
        var end = isWhole ? PartEnd.Whole : PartEnd.TooLong;
        if (checksum is not null && (!isWhole || !checksum.Fits(_given!.GetCurrentHash())))
        {
            await writeDownAsync(null, null, true);
            return isWhole ? PartEnd.WrongChecksum : end;
        }

        return await FlushAsync(isLast: true, cancellationToken) ? end : PartEnd.Lost;
    }

    private async Task<bool> FlushAsync(bool isLast, CancellationToken cancellationToken)
    {
        if (_pending == 0 || (checksum is not null && !isLast))
        {
            _flushedAt = clock.GetTimestamp();
            return await writeDownAsync(null, null, isLast);
        }

        var parts = await writer.FlushAsync(cancellationToken);
        if (!await writeDownAsync(new(Offset, _pending, _sha.GetCurrentHash()), parts, isLast))
        {
            return false;
        }

        _sha.GetHashAndReset();
        (Offset, _pending, _flushedAt) = (Offset + _pending, 0, clock.GetTimestamp());
        return true;
    }
}
