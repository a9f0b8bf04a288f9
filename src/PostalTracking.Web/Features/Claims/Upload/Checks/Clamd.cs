using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace PostalTracking.Web.Features.Claims.Upload.Checks;

/// <summary>What the scanner said of a file.</summary>
/// <param name="Verdict">Null: nothing was found.</param>
/// <param name="Found">The name it has for what it found, or its error.</param>
internal sealed record Scan(string? Verdict, string? Found = null)
{
    public static Scan Clean { get; } = new((string?)null);
}

/// <summary>clamd does not listen, or says nothing: the file waits for it.</summary>
internal sealed class ClamdUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Sends a file to clamd while it is read for its hash: INSTREAM, see clamd(8). Anything but OK is a finding.</summary>
internal sealed class Clamd(IOptions<EvidenceOptions> options)
{
    /// <returns>Null where no scanner is configured.</returns>
    public async Task<ClamdStream?> BeginAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Clamd is not { Length: > 0 } address)
        {
            return null;
        }

        var socket = address.Contains('/', StringComparison.Ordinal)
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        var stream = new ClamdStream(socket, options.Value.ClamdPatience);
        try
        {
            await stream.OpenAsync(address, cancellationToken);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }
}

internal sealed class ClamdStream(Socket socket, TimeSpan patience) : IDisposable
{
    private bool _isDeaf;

    public Task OpenAsync(string address, CancellationToken cancellationToken) => TryAsync(
        async token =>
        {
            if (socket.AddressFamily == AddressFamily.Unix)
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(address), token);
            }
            else
            {
                var colon = address.LastIndexOf(':');
                await socket.ConnectAsync(address[..colon], int.Parse(address.AsSpan(colon + 1), CultureInfo.InvariantCulture), token);
            }

            await SendAsync("zINSTREAM\0"u8.ToArray(), token);
            return true;
        },
        cancellationToken);

    public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => TryAsync(
        async token =>
        {
            try
            {
                var length = new byte[sizeof(int)];
                BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
                if (!_isDeaf)
                {
                    await SendAsync(length, token);
                    await SendAsync(bytes, token);
                }
            }
            // It has heard enough: more than its limit. Why, it has written before it hung up.
            catch (SocketException)
            {
                _isDeaf = true;
            }

            return true;
        },
        cancellationToken);

    public async Task<Scan> EndAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(ReadOnlyMemory<byte>.Empty, cancellationToken);
        var said = (await TryAsync(ReadAsync, cancellationToken)).Trim('\0', '\n', ' ');
        return said switch
        {
            "" => throw new ClamdUnavailableException("clamd hung up without a word."),
            "stream: OK" => Scan.Clean,
            _ when said.EndsWith(" FOUND", StringComparison.Ordinal) =>
                new(Content.Verdicts.Infected, said["stream: ".Length..^" FOUND".Length]),
            _ => new(Content.Verdicts.NotScannable, said),
        };
    }

    public void Dispose() => socket.Dispose();

    private async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await socket.SendAsync(bytes, cancellationToken)..];
        }
    }

    private async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        var answer = new byte[1024];
        var filled = 0;
        while (filled < answer.Length && await socket.ReceiveAsync(answer.AsMemory(filled), cancellationToken) is > 0 and var read)
        {
            filled += read;
            if (answer.AsSpan(0, filled).Contains((byte)0))
            {
                break;
            }
        }

        return Encoding.UTF8.GetString(answer, 0, filled);
    }

    private async Task<T> TryAsync<T>(Func<CancellationToken, Task<T>> act, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            return await act(limit.Token);
        }
        catch (Exception exception) when (exception is SocketException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ClamdUnavailableException("clamd does not answer.", exception);
        }
    }
}
