using System.IO.Compression;

namespace PostalTracking.CarrierSimulator.Control.Faults;

/// <summary>Answers that do not end for a long time. They begin like the right one, tell no length and are never held whole here.</summary>
internal static class SizeFaults
{
    private static readonly byte[] Filler = [.. Enumerable.Repeat((byte)' ', 1024 * 1024)];

    public static IReadOnlyList<FaultWay> Ways { get; } =
    [
        new("huge", "the answer with so many megabytes of blanks in its middle")
        {
            SendAsync = spoilt =>
            {
                spoilt.Response.ContentType = spoilt.Honest.ContentType;
                return WriteAsync(spoilt, spoilt.Response.Body);
            },
        },
        new("gzip-bomb", "the same packed, about a thousand to one") { SendAsync = SendPackedAsync },
    ];

    private static async Task SendPackedAsync(SpoiltAnswer spoilt)
    {
        spoilt.Response.ContentType = spoilt.Honest.ContentType;
        spoilt.Response.Headers.ContentEncoding = "gzip";
        await using var packed = new GZipStream(spoilt.Response.Body, CompressionLevel.Optimal, leaveOpen: true);
        await WriteAsync(spoilt, packed);
    }

    private static async Task WriteAsync(SpoiltAnswer spoilt, Stream body)
    {
        var (first, second) = (spoilt.Honest.Body.AsMemory(0, spoilt.Honest.Body.Length / 2), spoilt.Honest.Body.Length / 2);
        await body.WriteAsync(first, spoilt.Cancelled);
        for (var i = 0; i < spoilt.Fault.Megabytes; i++)
        {
            await body.WriteAsync(Filler, spoilt.Cancelled);
        }

        await body.WriteAsync(spoilt.Honest.Body.AsMemory(second), spoilt.Cancelled);
    }
}
