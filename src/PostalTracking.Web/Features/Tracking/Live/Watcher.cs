using System.Net;
using System.Threading.Channels;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.Live;

/// <summary>
/// One open stream. What it is to be told next waits in a box for one: the newest state takes the place of an older one,
/// so that a slow reader costs no more than a fast one.
/// </summary>
internal sealed class Watcher(
    TrackNumber number, short? generation, string language, IPAddress address, HttpContext context, TimeProvider clock, TimeSpan lifetime)
{
    private readonly Channel<StreamFrame> _next = Channel.CreateBounded<StreamFrame>(1);
    private readonly long _began = clock.GetTimestamp();
    private ShipmentMark _told;
    private long _writingSince;

    public (TrackNumber Number, short? Generation) Wanted => (number, generation);

    public string Language => language;

    public IPAddress Address => address;

    /// <summary>What the watcher has before anything is told here, and the first words of the stream.</summary>
    public Task BeginAsync(ShipmentMark known, params IEnumerable<StreamFrame> words)
    {
        _told = known;
        return WriteAsync(words.SelectMany(frame => frame.Bytes.ToArray()).ToArray());
    }

    /// <summary>Writes what comes until <see cref="End"/>.</summary>
    public async Task RunAsync()
    {
        while (await _next.Reader.WaitToReadAsync())
        {
            while (_next.Reader.TryRead(out var frame))
            {
                if (frame.Mark is not { } mark || mark.IsAfter(_told))
                {
                    _told = frame.Mark ?? _told;
                    await WriteAsync(frame.Bytes);
                }
            }
        }
    }

    public void Tell(StreamFrame news)
    {
        lock (_next)
        {
            _next.Reader.TryRead(out _);
            _next.Writer.TryWrite(news);
        }
    }

    /// <summary>Says that the line lives; ends the stream that is old, drops the reader who takes nothing.</summary>
    public void Beat(TimeSpan patience)
    {
        if (IsWritingFor(patience))
        {
            context.Abort();
        }
        else if (clock.GetElapsedTime(_began) > lifetime)
        {
            End();
        }
        else
        {
            lock (_next)
            {
                _next.Writer.TryWrite(StreamFrame.Heartbeat);
            }
        }
    }

    /// <summary>Ends the stream after what was told; does not wait for a reader who takes nothing.</summary>
    public void Close()
    {
        End();
        if (IsWritingFor(TimeSpan.Zero))
        {
            context.Abort();
        }
    }

    public void End() => _next.Writer.TryComplete();

    private bool IsWritingFor(TimeSpan patience) =>
        Volatile.Read(ref _writingSince) is var since and not 0 && clock.GetElapsedTime(since) > patience;

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        Volatile.Write(ref _writingSince, clock.GetTimestamp());
        var written = await context.Response.BodyWriter.WriteAsync(bytes);
        Volatile.Write(ref _writingSince, 0);
        if (written.IsCompleted)
        {
            End();
        }
    }
}
