using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;

namespace PostalTracking.CarrierSimulator.Control.Faults;

/// <summary>Right answers that a bad connection carries away.</summary>
internal static class ConnectionFaults
{
    private static readonly TimeSpan Drop = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<FaultWay> Ways { get; } =
    [
        new("cut", "half of the answer, then the connection ends") { SendAsync = CutAsync },
        new("reset", "half of the answer, then the connection is reset") { SendAsync = ResetAsync },
        new("stall", "half of the answer, then nothing for ever") { SendAsync = StallAsync },
        new("drip", "the answer, a byte a second") { SendAsync = DripAsync },
        new("wrong-length", "Content-Length a hundred larger than the answer")
        {
            SendAsync = spoilt => SendRawAsync(spoilt, Length(spoilt.Honest.Body.Length + 100), spoilt.Honest.Body),
        },
        new("bad-chunks", "chunks whose lengths are no numbers")
        {
            SendAsync = spoilt => SendRawAsync(spoilt, "Transfer-Encoding: chunked", "5\r\n<hell\r\nzz\r\no>\r\n"u8.ToArray()),
        },
    ];

    private static Task CutAsync(SpoiltAnswer spoilt) =>
        SendRawAsync(spoilt, Length(spoilt.Honest.Body.Length), spoilt.Honest.Body[..(spoilt.Honest.Body.Length / 2)]);

    // With no time to linger the system says «reset» and throws away what the other side has not read; hence the wait.
    private static async Task ResetAsync(SpoiltAnswer spoilt)
    {
        await SendHalfAsync(spoilt);
        await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, spoilt.Cancelled);
        if (spoilt.Http.Features.Get<IConnectionSocketFeature>() is { Socket: { } socket })
        {
            socket.LingerState = new LingerOption(true, 0);
        }

        spoilt.Http.Abort();
    }

    private static string Length(int bytes) => $"Content-Length: {bytes.ToString(CultureInfo.InvariantCulture)}";

    private static async Task StallAsync(SpoiltAnswer spoilt)
    {
        await SendHalfAsync(spoilt);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, spoilt.Cancelled);
    }

    private static async Task DripAsync(SpoiltAnswer spoilt)
    {
        Announce(spoilt);
        foreach (var one in spoilt.Honest.Body)
        {
            await spoilt.Response.Body.WriteAsync(new[] { one }, spoilt.Cancelled);
            await spoilt.Response.Body.FlushAsync(spoilt.Cancelled);
            await Task.Delay(Drop, TimeProvider.System, spoilt.Cancelled);
        }
    }

    private static async Task SendHalfAsync(SpoiltAnswer spoilt)
    {
        Announce(spoilt);
        await spoilt.Response.Body.WriteAsync(spoilt.Honest.Body.AsMemory(0, spoilt.Honest.Body.Length / 2), spoilt.Cancelled);
        await spoilt.Response.Body.FlushAsync(spoilt.Cancelled);
    }

    private static void Announce(SpoiltAnswer spoilt)
    {
        spoilt.Response.StatusCode = spoilt.Honest.Status;
        spoilt.Response.ContentType = spoilt.Honest.ContentType;
        spoilt.Response.ContentLength = spoilt.Honest.Body.Length;
    }

    // Past the server's own writer, which would not send such a thing; then the connection is of no use to anyone.
    private static async Task SendRawAsync(SpoiltAnswer spoilt, string header, byte[] body)
    {
        var output = spoilt.Http.Features.Get<IConnectionTransportFeature>()!.Transport.Output;
        var head = $"HTTP/1.1 200 OK\r\nContent-Type: {spoilt.Honest.ContentType}\r\n{header}\r\n\r\n";
        byte[] answer = [.. Encoding.ASCII.GetBytes(head), .. body];
        await output.WriteAsync(answer, spoilt.Cancelled);
        await output.CompleteAsync();
    }
}
