using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace PostalTracking.IntegrationTests.Features.Carriers;

/// <summary>A server on the loopback that answers each connection by a script, byte for byte.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<ScriptedServer, NetworkStream, CancellationToken, Task> _script;
    private readonly bool _readsQuestion;
    private readonly Task _accepting;

    /// <param name="readsQuestion">False: the script reads it itself.</param>
    public ScriptedServer(Func<ScriptedServer, NetworkStream, CancellationToken, Task> script, bool readsQuestion = true)
    {
        (_script, _readsQuestion) = (script, readsQuestion);
        _listener.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public int Connections { get; private set; }

    /// <summary>How much the other side took.</summary>
    public long Sent { get; private set; }

    public static async Task AnswerAsync(Stream stream, string status, string headers, byte[] body, CancellationToken stop)
    {
        byte[] answer = [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{headers}\r\n"), .. body];
        await stream.WriteAsync(answer, stop);
    }

    public async Task WriteAsync(Stream stream, byte[] bytes, CancellationToken stop)
    {
        await stream.WriteAsync(bytes, stop);
        Sent += bytes.Length;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var answering = new List<Task>();
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                answering.Add(AnswerAsync(connection));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(answering);
        }
    }

    private async Task AnswerAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                var stream = connection.GetStream();
                if (_readsQuestion)
                {
                    await stream.ReadAtLeastAsync(new byte[16 * 1024], 1, throwOnEndOfStream: false, _stop.Token);
                }

                await _script(this, stream, _stop.Token);
            }
            // The other side had enough, or the test is over.
            catch (Exception exception) when (exception is IOException or OperationCanceledException or AuthenticationException)
            {
            }
        }
    }
}
