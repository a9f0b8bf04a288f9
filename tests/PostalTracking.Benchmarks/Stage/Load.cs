using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace PostalTracking.Benchmarks.Stage;

/// <param name="PerSecond">Answers with status 200.</param>
/// <param name="Milliseconds">How long each took; from the moment it was due, where the rate was fixed.</param>
internal sealed record Loaded(double PerSecond, IReadOnlyList<double> Milliseconds);

/// <summary>Asks over plain sockets, one question at a time on each: a client that takes as little as it can of the shared machine.</summary>
internal sealed class Load(Uri app, Func<Random, byte[]> request)
{
    private const int Connections = 16;

    public static Func<Random, byte[]> Get(Func<Random, string> path) =>
        random => Encoding.ASCII.GetBytes($"GET {path(random)} HTTP/1.1\r\nHost: localhost\r\n\r\n");

    public static Func<Random, byte[]> Post(string path, Func<Random, string> body) => random =>
    {
        var text = body(random);
        return Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {text.Length}\r\n\r\n{text}");
    };

    /// <param name="perSecond">A fixed rate, whatever the answers take; null: as fast as they come.</param>
    public async Task<Loaded> RunAsync(TimeSpan time, double? perSecond = null)
    {
        var began = Stopwatch.GetTimestamp();
        var took = await Task.WhenAll(Enumerable.Range(0, Connections).Select(i =>
            Task.Run(() => AskAsync(i, began, time, perSecond / Connections))));
        var all = took.SelectMany(t => t).ToList();
        return new(all.Count / Stopwatch.GetElapsedTime(began).TotalSeconds, all);
    }

    private async Task<List<double>> AskAsync(int seed, long began, TimeSpan time, double? perSecond)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(app.Host, app.Port);
        var (random, took, buffer) = (new Random(seed), new List<double>(), new byte[512 * 1024]);
        for (var i = 0; Stopwatch.GetElapsedTime(began) < time; i++)
        {
            var due = Stopwatch.GetElapsedTime(began);
            if (perSecond is { } rate)
            {
                due = TimeSpan.FromSeconds((i + (seed / (double)Connections)) / rate);
                if (due - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } early)
                {
                    await Task.Delay(early);
                }
            }

            await socket.SendAsync(request(random));
            await ReadAnswerAsync(socket, buffer);
            took.Add((Stopwatch.GetElapsedTime(began) - due).TotalMilliseconds);
        }

        return took;
    }

    private static async Task ReadAnswerAsync(Socket socket, byte[] buffer)
    {
        var length = 0;
        while (!IsWhole(buffer.AsSpan(0, length)))
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            length = read > 0 ? length + read : throw new InvalidOperationException("The connection was closed.");
        }

        if (!buffer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, Math.Min(length, 500)));
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        var field = answer[..head].IndexOf("Content-Length: "u8);
        return field < 0
            ? answer.EndsWith("\r\n0\r\n\r\n"u8)
            : Utf8Parser.TryParse(answer[(field + 16)..], out int length, out _) && answer.Length >= head + 4 + length;
    }
}
