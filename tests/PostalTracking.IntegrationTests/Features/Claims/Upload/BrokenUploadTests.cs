using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.IntegrationTests.Features.Claims.Upload;

/// <summary>Lines that break, clients that dawdle, two at once, a disk that refuses (U-01, U-03, U-06, U-07).</summary>
public sealed class BrokenUploadTests(TestDatabases databases)
{
    private static readonly byte[] Film = SampleMedia.Mp4(data: 20_000_000);

    [Fact]
    public async Task A_film_cut_at_37_percent_goes_on_from_there()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        var claim = await OpenClaim.BeginAsync(app);
        using var tus = TusClient.OfSupport(app);
        var address = await tus.BeginAsync(claim.Number, Film.Length);
        var cut = Film.Length * 37 / 100;
        await Assert.ThrowsAnyAsync<Exception>(() => tus.PatchAsync(address, 0, new BreakingContent(Film, cut)));

        // The server notices when the line is closed; what came in by then is safe, and the next part goes on from there.
        using var rest = await Eventually.SeeAsync(
            async () =>
            {
                var offset = await tus.OffsetAsync(address);
                Assert.InRange(offset, 0, cut);
                return await tus.PatchAsync(address, offset, Film[(int)offset..]);
            },
            answer => answer.StatusCode == HttpStatusCode.NoContent);
        Assert.InRange(await FirstPartAsync(app), 1, cut);
        var id = Guid.Parse(address.Split('/')[^1]);
        Assert.Equal((EvidenceState.Ready, null), await app.JudgedAsync(id));
        Assert.Equal(Convert.ToHexString(SHA256.HashData(Film)), await app.Sha256Async(id));
    }

    [Fact]
    public async Task Of_two_parts_at_once_one_counts()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        var claim = await OpenClaim.BeginAsync(app);
        using var tus = TusClient.OfSupport(app);
        for (var i = 0; i < 5; i++)
        {
            var address = await tus.BeginAsync(claim.Number, Film.Length);
            var answers = await Task.WhenAll(tus.PatchAsync(address, 0, Film), tus.PatchAsync(address, 0, Film));
            Assert.Equal(HttpStatusCode.NoContent, answers.Min(answer => answer.StatusCode));
            Assert.True(answers.Max(answer => answer.StatusCode) is HttpStatusCode.Conflict or HttpStatusCode.Locked);
            var id = Guid.Parse(address.Split('/')[^1]);
            await app.JudgedAsync(id);
            Assert.Equal(Convert.ToHexString(SHA256.HashData(Film)), await app.Sha256Async(id));
        }
    }

    [Fact]
    public async Task A_store_that_refuses_is_503_and_the_repeat_works()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"evidence-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(folder, "A file where the folder should be.", TestContext.Current.CancellationToken);
        try
        {
            await using var app = await TrackingApp.StartAsync(
                await databases.CreateAsync(), new Dictionary<string, string> { ["Evidence:Path"] = folder });
            var claim = await OpenClaim.BeginAsync(app);
            using var tus = TusClient.OfSupport(app);
            var address = await tus.BeginAsync(claim.Number, 1000);
            using var refused = await tus.PatchAsync(address, 0, Film[..1000]);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Equal(0, await tus.OffsetAsync(address));

            File.Delete(folder);
            using var again = await tus.PatchAsync(address, 0, Film[..1000]);
            Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    [Fact]
    public async Task A_client_that_dawdles_is_let_go_with_what_it_sent_and_nobody_waits_for_it()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        var claim = await OpenClaim.BeginAsync(app);
        using var tus = TusClient.OfSupport(app);
        var address = await tus.BeginAsync(claim.Number, 100_000);
        using var slow = new TcpClient();
        await slow.ConnectAsync(app.Address.Host, app.Address.Port, TestContext.Current.CancellationToken);
        var stream = slow.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"PATCH {address} HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nAuthorization: Bearer pt_demo_support\r\n" +
                "Content-Type: application/offset+octet-stream\r\nContent-Length: 100000\r\n\r\n0123456789"),
            TestContext.Current.CancellationToken);

        // 240 bytes a second is Kestrel's least, after five seconds.
        var answer = new byte[1000];
        var reading = stream.ReadAsync(answer, TestContext.Current.CancellationToken).AsTask();
        using var others = await app.Http.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, others.StatusCode);
        var read = await reading.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Contains(" 408 ", Encoding.ASCII.GetString(answer, 0, read), StringComparison.Ordinal);
        Assert.Equal(10, await Eventually.SeeAsync(() => tus.OffsetAsync(address), seen => seen == 10));
    }

    private static Task<long> FirstPartAsync(TrackingApp app) => app.ValueAsync<long>("select length from evidence_part where begin = 0");

    /// <summary>Promises everything and breaks off.</summary>
    private sealed class BreakingContent(byte[] bytes, int after) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, after), TestContext.Current.CancellationToken);
            await stream.FlushAsync(TestContext.Current.CancellationToken);
            throw new IOException("The line is cut.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
