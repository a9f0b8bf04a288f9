using System.IO.Compression;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PostalTracking.IntegrationTests.Features.Carriers;

/// <summary>How an answer can go wrong on its way, each a script for <see cref="ScriptedServer"/>.</summary>
internal static class AnswerFaults
{
    private const string Html = "Content-Type: text/html\r\n";

    public static Func<ScriptedServer, NetworkStream, CancellationToken, Task> Of(string fault) => fault switch
    {
        "500" or "502" or "503" or "404" or "401" or "403" or "429" => (_, stream, stop) =>
            ScriptedServer.AnswerAsync(stream, $"{fault} So", Html + "Content-Length: 2\r\n", [1, 2], stop),
        "not HTTP" => (_, stream, stop) => stream.WriteAsync("SSH-2.0-OpenSSH_9.9\r\n"u8.ToArray(), stop).AsTask(),
        "headers without end" => (server, stream, stop) => FloodAsync(server, stream, "HTTP/1.1 200 OK\r\nX-Long: ", stop),
        "no answer" => (_, _, stop) => Task.Delay(Timeout.Infinite, stop),
        "stalled body" => StallAsync,
        "a byte at a time" => DripAsync,
        "reset in the body" => ResetAsync,
        "less than announced" => (_, stream, stop) => ScriptedServer.AnswerAsync(stream, "200 OK", "Content-Length: 100\r\n", [1, 2, 3], stop),
        "more than announced" => (_, stream, stop) => ScriptedServer.AnswerAsync(stream, "200 OK", "Content-Length: 3\r\n", [1, 2, 3, 4, 5], stop),
        "broken chunks" => (_, stream, stop) =>
            ScriptedServer.AnswerAsync(stream, "200 OK", "Transfer-Encoding: chunked\r\n", "3\r\nabc\r\nzz\r\nabc"u8.ToArray(), stop),
        "broken gzip" => (_, stream, stop) => ScriptedServer.AnswerAsync(
            stream, "200 OK", "Content-Encoding: gzip\r\nContent-Length: 14\r\n", [31, 139, 8, 0, 0, 0, 0, 0, 0, 3, 7, 7, 7, 7], stop),
        "gzip bomb" => (_, stream, stop) => ScriptedServer.AnswerAsync(stream, "200 OK", "Content-Encoding: gzip\r\n", Bomb, stop),
        "500 MB" => (server, stream, stop) => FloodAsync(server, stream, "HTTP/1.1 200 OK\r\n\r\n", stop),
        "certificate nobody signed" => UntrustedAsync,
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Not a fault."),
    };

    // 100 MB of nothing in 100 KB.
    private static byte[] Bomb
    {
        get
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            {
                for (var i = 0; i < 100; i++)
                {
                    gzip.Write(new byte[1024 * 1024]);
                }
            }

            return packed.ToArray();
        }
    }

    private static async Task StallAsync(ScriptedServer server, NetworkStream stream, CancellationToken stop)
    {
        await ScriptedServer.AnswerAsync(stream, "200 OK", "Content-Length: 100\r\n", [1, 2, 3], stop);
        await Task.Delay(Timeout.Infinite, stop);
    }

    private static async Task ResetAsync(ScriptedServer server, NetworkStream stream, CancellationToken stop)
    {
        await ScriptedServer.AnswerAsync(stream, "200 OK", "Content-Length: 100\r\n", [1, 2, 3], stop);
        stream.Socket.LingerState = new LingerOption(true, 0);
    }

    private static async Task FloodAsync(ScriptedServer server, NetworkStream stream, string head, CancellationToken stop)
    {
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(head), stop);
        var much = new byte[256 * 1024];
        much.AsSpan().Fill((byte)'x');
        for (var i = 0; i < 2_000; i++)
        {
            await server.WriteAsync(stream, much, stop);
        }
    }

    private static async Task DripAsync(ScriptedServer server, NetworkStream stream, CancellationToken stop)
    {
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"u8.ToArray(), stop);
        while (true)
        {
            await server.WriteAsync(stream, [(byte)'x'], stop);
            await Task.Delay(100, stop);
        }
    }

    private static async Task UntrustedAsync(ScriptedServer server, NetworkStream stream, CancellationToken stop)
    {
        using var key = ECDsa.Create();
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await using var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop);
        await ScriptedServer.AnswerAsync(tls, "200 OK", "Content-Length: 2\r\n", [1, 2], stop);
    }
}
