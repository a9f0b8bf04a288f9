using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace PostalTracking.Testing;

/// <summary>What the sink does with one letter.</summary>
internal enum SmtpManner
{
    Take,

    /// <summary>450 to the recipient.</summary>
    Busy,

    /// <summary>550 to the recipient.</summary>
    Refuse,

    /// <summary>550 to the sender: it is us whom the server does not want.</summary>
    RefuseSender,

    /// <summary>421 instead of a greeting.</summary>
    Closed,

    /// <summary>Reads the letter to its end and hangs up without a word.</summary>
    DropAfterData,

    /// <summary>Says that it has the letter and hangs up.</summary>
    TakeAndDrop,
}

/// <summary>A mail server of the tests' own on the loopback. It does as it is told, letter by letter, then takes all.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<SmtpManner> _manners = new();
    private readonly Task _listening;

    public SmtpSink()
    {
        _listener.Start();
        _listening = ListenAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Everything that was read to its end, whether it was taken or not.</summary>
    public ConcurrentQueue<MimeMessage> Letters { get; } = new();

    public int Conversations { get; private set; }

    /// <summary>Called when a letter was read, before anything is said to it.</summary>
    public Action? OnData { get; set; }

    public void Then(params SmtpManner[] manners)
    {
        foreach (var manner in manners)
        {
            _manners.Enqueue(manner);
        }
    }

    public void Clear()
    {
        Letters.Clear();
        _manners.Clear();
        Conversations = 0;
        OnData = null;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _listening;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ListenAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                Conversations++;
                talks.Add(TalkAsync(client, _manners.TryDequeue(out var manner) ? manner : SmtpManner.Take));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client, SmtpManner manner)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1);
                await using var writer = new StreamWriter(stream, Encoding.Latin1) { AutoFlush = true, NewLine = "\r\n" };
                await AnswerAsync(reader, writer, manner);
            }
            catch (IOException)
            {
                // The other side hung up.
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }
    }

    private async Task AnswerAsync(StreamReader reader, StreamWriter writer, SmtpManner manner)
    {
        await writer.WriteLineAsync(manner == SmtpManner.Closed ? "421 closed" : "220 sink");
        while (manner != SmtpManner.Closed && await reader.ReadLineAsync(_end.Token) is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-sink");
                    await writer.WriteLineAsync("250 8BITMIME");
                    break;
                case "RCPT" when manner is SmtpManner.Busy or SmtpManner.Refuse:
                    await writer.WriteLineAsync(manner == SmtpManner.Busy ? "450 4.2.1 Mailbox is busy" : "550 5.1.1 No such mailbox");
                    break;
                case "MAIL" when manner is SmtpManner.RefuseSender:
                    await writer.WriteLineAsync("550 5.7.1 Sender refused");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    Letters.Enqueue(await ReadAsync(reader));
                    OnData?.Invoke();
                    if (manner != SmtpManner.DropAfterData)
                    {
                        await writer.WriteLineAsync("250 taken");
                    }

                    if (manner is SmtpManner.DropAfterData or SmtpManner.TakeAndDrop)
                    {
                        return;
                    }

                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 fine");
                    break;
            }
        }
    }

    private async Task<MimeMessage> ReadAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        return await MimeMessage.LoadAsync(bytes, _end.Token);
    }
}
