using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace PostalTracking.Testing;

/// <summary>
/// A partner's side of <c>POST /api/v1/events</c> as NDJSON, on a socket of its own: it sends and reads at the same time,
/// which .NET's HttpClient does not over HTTP/1.1.
/// </summary>
internal sealed class EventStream : IDisposable
{
    private readonly TcpClient _socket;
    private readonly NetworkStream _wire;
    private readonly StreamReader _answer;

    private EventStream(TcpClient socket)
    {
        _socket = socket;
        _wire = socket.GetStream();
        _answer = new StreamReader(new Unchunked(_wire), Encoding.UTF8, bufferSize: 64 * 1024);
    }

    public static async Task<EventStream> OpenAsync(Uri app, string key, string headers = "")
    {
        var socket = new TcpClient { NoDelay = true };
        await socket.ConnectAsync(app.Host, app.Port);
        var stream = new EventStream(socket);
        await stream._wire.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/events HTTP/1.1\r\nHost: {app.Authority}\r\nAuthorization: Bearer {key}\r\nAccept-Language: en\r\n"
            + $"Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n{headers}\r\n"));
        return stream;
    }

    public Task SendAsync(params string[] lines) =>
        SendBytesAsync(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))), CancellationToken.None);

    /// <summary>Bytes as they are, as one chunk.</summary>
    public async Task SendBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _wire.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{bytes.Length:X}\r\n")), cancellationToken);
        await _wire.WriteAsync(bytes, cancellationToken);
        await _wire.WriteAsync("\r\n"u8.ToArray(), cancellationToken);
    }

    public Task EndAsync() => _wire.WriteAsync("0\r\n\r\n"u8.ToArray()).AsTask();

    /// <summary>The next line of the answer; null at its end.</summary>
    public async Task<JsonElement?> ReadAsync(CancellationToken cancellationToken = default) =>
        await ReadTextAsync(cancellationToken) is { } line ? JsonDocument.Parse(line).RootElement : null;

    public async Task<string?> ReadTextAsync(CancellationToken cancellationToken = default) => await _answer.ReadLineAsync(cancellationToken);

    public async Task<List<JsonElement>> ReadAllAsync(CancellationToken cancellationToken = default)
    {
        var lines = new List<JsonElement>();
        while (await ReadAsync(cancellationToken) is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }

    public void Dispose()
    {
        _answer.Dispose();
        _socket.Dispose();
    }

    /// <summary>The body of an answer with status 200 and chunks; anything else is an exception with what was said.</summary>
    private sealed class Unchunked(NetworkStream wire) : Stream
    {
        private readonly BufferedStream _wire = new(wire, 64 * 1024);
        private int _left;
        private bool _hasBegun;
        private bool _hasEnded;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_hasBegun)
            {
                await BeginAsync(cancellationToken);
            }

            if (_left == 0 && !_hasEnded)
            {
                _left = int.Parse(await LineAsync(cancellationToken), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                _hasEnded = _left == 0;
            }

            if (_hasEnded)
            {
                return 0;
            }

            var read = await _wire.ReadAsync(buffer[..Math.Min(buffer.Length, _left)], cancellationToken);
            if (read == 0)
            {
                throw new EndOfStreamException("The answer was cut off.");
            }

            _left -= read;
            if (_left == 0)
            {
                await LineAsync(cancellationToken);
            }

            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private async Task BeginAsync(CancellationToken cancellationToken)
        {
            _hasBegun = true;
            var status = await LineAsync(cancellationToken);
            var header = "";
            while (await LineAsync(cancellationToken) is { Length: > 0 } line)
            {
                header += line + "\n";
            }

            if (!status.Contains(" 200 ", StringComparison.Ordinal) || !header.Contains("chunked", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{status}\n{header}");
            }
        }

        private async Task<string> LineAsync(CancellationToken cancellationToken)
        {
            var line = new StringBuilder();
            var one = new byte[1];
            while (await _wire.ReadAsync(one, cancellationToken) == 1 && one[0] != (byte)'\n')
            {
                line.Append((char)one[0]);
            }

            return line.ToString().TrimEnd('\r');
        }
    }
}
