using System.Net;
using System.Security.Cryptography;
using Npgsql;
using PostalTracking.IntegrationTests.Features.Claims.Upload;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.IntegrationTests.Faults;

/// <summary>kill -9 in the middle of a film (U-02): what is promised afterwards is on the disk, and the film gets whole.</summary>
public sealed class KilledUploadTests(TestDatabases databases)
{
    private static readonly byte[] Film = SampleMedia.Mp4(data: 60_000_000);

    [Fact]
    public async Task Killed_three_times_on_the_way_the_film_is_what_was_sent()
    {
        var connectionString = await databases.CreateAsync();
        var folder = Path.Combine(Path.GetTempPath(), $"evidence-{Guid.NewGuid():N}");
        OpenClaim claim;
        await using (var house = await TrackingApp.StartAsync(connectionString))
        {
            claim = await OpenClaim.BeginAsync(house);
        }

        await using var app = new AppProcess(
            connectionString,
            [
                new("Background:Polling", "false"), new("Evidence:Path", folder), new("Evidence:Lease", "00:00:03"),
                new("Evidence:Ffprobe", "no-ffprobe"),
            ]);
        try
        {
            await app.StartAsync();
            using var tus = new TusClient(new HttpClient { BaseAddress = app.Address })
            {
                Headers = { ["Authorization"] = "Bearer pt_demo_support" },
            };
            var address = await tus.BeginAsync(claim.Number, Film.Length);
            long durable = 0;
            for (var kill = 1; kill <= 3; kill++)
            {
                var sending = new WatchedContent(Film, (int)durable);
                var unanswered = tus.PatchAsync(address, durable, sending);
                var wanted = Film.Length * kill / 4;
                await Eventually.SeeAsync(() => Task.FromResult(sending.Sent), sent => sent >= wanted);
                await app.KillAsync();
                await Assert.ThrowsAnyAsync<HttpRequestException>(() => unanswered);
                await app.StartAsync();

                var promised = await tus.OffsetAsync(address);
                Assert.InRange(promised, durable, sending.Sent);
                Assert.Equal(Film.AsSpan(0, (int)promised), OnDisk(folder).AsSpan(0, (int)promised));
                durable = promised;
            }

            Assert.True(durable > 0, "Nothing of it was ever kept.");
            using var rest = await Eventually.SeeAsync(
                () => tus.PatchAsync(address, durable, Film[(int)durable..]), answer => answer.StatusCode != HttpStatusCode.Locked);
            Assert.Equal(HttpStatusCode.NoContent, rest.StatusCode);
            await using var database = NpgsqlDataSource.Create(connectionString);
            await using var hash = database.CreateCommand(
                $"select upper(encode(sha256, 'hex')) from evidence where state = {(short)EvidenceState.Ready}");
            var seen = await Eventually.SeeAsync(
                async () => await hash.ExecuteScalarAsync(TestContext.Current.CancellationToken) as string, found => found is not null);
            Assert.Equal(Convert.ToHexString(SHA256.HashData(Film)), seen);
            await using var parts = database.CreateCommand(
                "select count(*) = 0 from (select begin, lag(begin + length, 1, 0) over (order by begin) as before from evidence_part) p where begin <> before");
            Assert.Equal(true, await parts.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        }
        finally
        {
            await app.KillAsync();
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static byte[] OnDisk(string folder) => File.ReadAllBytes(Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories)));

    /// <summary>Sends at the pace of a good line, and says how far it is.</summary>
    private sealed class WatchedContent(byte[] bytes, int from) : HttpContent
    {
        private long _sent = from;

        public long Sent => Interlocked.Read(ref _sent);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (var at = from; at < bytes.Length; at += 500_000)
            {
                var length = Math.Min(500_000, bytes.Length - at);
                Interlocked.Add(ref _sent, length);
                await stream.WriteAsync(bytes.AsMemory(at, length));
                await Task.Delay(20);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length - from;
            return true;
        }
    }
}
