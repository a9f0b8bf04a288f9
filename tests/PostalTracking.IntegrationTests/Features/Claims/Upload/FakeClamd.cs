using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PostalTracking.IntegrationTests.Features.Claims.Upload;

/// <summary>Speaks INSTREAM as clamd does, finds the test virus, and has a limit.</summary>
internal sealed class FakeClamd : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly Task _serving;

    public FakeClamd(int port = 0)
    {
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Limit { get; init; } = 1_000_000;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                await stream.WriteAsync(Encoding.ASCII.GetBytes(await ScanAsync(stream) + "\0"));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task<string> ScanAsync(NetworkStream stream)
    {
        var command = new byte[10];
        await stream.ReadExactlyAsync(command);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));

        using var file = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length);
            var size = BinaryPrimitives.ReadInt32BigEndian(length);
            if (size == 0)
            {
                break;
            }

            var piece = new byte[size];
            await stream.ReadExactlyAsync(piece);
            file.Write(piece);
            if (file.Length > Limit)
            {
                return "INSTREAM size limit exceeded. ERROR";
            }
        }

        return file.ToArray().AsSpan().IndexOf(SampleMedia.Eicar()) >= 0 ? "stream: Win.Test.EICAR_HDB-1 FOUND" : "stream: OK";
    }
}
