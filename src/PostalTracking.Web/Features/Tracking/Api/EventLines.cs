using System.Buffers;
using System.IO.Pipelines;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>One line of a stream; its bytes live until more is read. A line above the limit comes without them.</summary>
internal readonly record struct EventLine(ReadOnlySequence<byte> Bytes, bool IsTooLong);

/// <summary>Cuts a body into lines as it comes. Holds no more than one line that is not whole yet, and of a long one nothing.</summary>
internal sealed class EventLines(PipeReader body, int longest) : IAsyncDisposable
{
    private ReadOnlySequence<byte> _rest;
    private Task<ReadResult>? _reading;
    private bool _isSkipping;
    private bool _isHeld;
    private bool _hasEnded;

    /// <summary>Nothing more comes, and all that came was taken.</summary>
    public bool IsEnd => _hasEnded && _rest.IsEmpty && !_isSkipping;

    /// <summary>The server asked to stop; what was sent may be read no further.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Waits for more of the body, but not past <paramref name="patience"/>: what is not there by then, the next call brings.</summary>
    public async Task<bool> ReadAsync(Task patience, CancellationToken cancellationToken)
    {
        if (_reading is null)
        {
            if (_isHeld)
            {
                body.AdvanceTo(_rest.Start, _rest.End);
                _isHeld = false;
            }

            // May fail at once, where the sender is gone: then nothing is held.
            _reading = body.ReadAsync(cancellationToken).AsTask();
        }

        if (!_reading.IsCompleted && await Task.WhenAny(_reading, patience) != _reading)
        {
            return false;
        }

        // One that failed stays: there is nothing to give back after it.
        var read = await _reading;
        (_reading, _isHeld) = (null, true);
        (_rest, _hasEnded, IsStopped) = (read.Buffer, read.IsCompleted, read.IsCanceled);
        return true;
    }

    /// <summary>The next line of what has been read; the last one needs no line feed.</summary>
    public bool TryTake(out EventLine line)
    {
        line = default;
        if (_reading is not null)
        {
            return false;
        }

        var end = _rest.PositionOf((byte)'\n');
        if (end is null && !(_hasEnded && (!_rest.IsEmpty || _isSkipping)))
        {
            Skip();
            return false;
        }

        var bytes = end is { } at ? _rest.Slice(0, at) : _rest;
        _rest = end is { } found ? _rest.Slice(_rest.GetPosition(1, found)) : _rest.Slice(_rest.End);
        line = _isSkipping || bytes.Length > longest ? new(default, IsTooLong: true) : new(bytes, IsTooLong: false);
        _isSkipping = false;
        return true;
    }

    /// <summary>Reads on without looking; true where the sender came to its end in time.</summary>
    public async Task<bool> DrainAsync(Task patience, CancellationToken cancellationToken)
    {
        try
        {
            while (!_hasEnded && await ReadAsync(patience, cancellationToken))
            {
                _rest = _rest.Slice(_rest.End);
            }

            return _hasEnded;
        }
        // What is not to be read any more ends here too.
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Gives the body back to the server, unless the connection is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_reading is { IsCompleted: false })
            {
                body.CancelPendingRead();
            }

            if (_reading is not null)
            {
                body.AdvanceTo((await _reading).Buffer.End);
            }
            else if (_isHeld)
            {
                body.AdvanceTo(_rest.End);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            _hasEnded = true;
        }
    }

    private void Skip()
    {
        if (_isSkipping || _rest.Length > longest)
        {
            (_isSkipping, _rest) = (true, _rest.Slice(_rest.End));
        }
    }
}
