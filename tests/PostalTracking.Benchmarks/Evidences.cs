using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Benchmarks.Stage;
using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Benchmarks;

/// <summary>
/// U-09: many long films at once. What the app holds in memory meanwhile, and how long those wait who look up a parcel or open its
/// page, against the same when nothing is sent.
/// </summary>
internal static class Evidences
{
    private const int Parcels = 10_000;
    private const int PerSecond = 40;

    public static async Task<int> RunAsync(Size size)
    {
        var (films, megabytes, seconds) = (size.Of("films", 40), size.Of("megabytes", 400), size.Of("seconds", 10));
        var folder = Directory.CreateTempSubdirectory("evidence-").FullName;
        try
        {
            await using var database = await BenchDatabase.StartAsync();
            await using var app = await AppProcess.StartAsync(database.ConnectionString, folder);
            await Stock.FillAsync(database, Parcels);
            var claim = await ClaimAsync(database);
            using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = films })
            {
                BaseAddress = app.Address,
                Timeout = TimeSpan.FromHours(1),
            };
            http.DefaultRequestHeaders.Add("Tus-Resumable", "1.0.0");
            http.DefaultRequestHeaders.Authorization = new("Bearer", "pt_demo_support");

            var lookup = new Load(app.Address, Load.Get(random => $"/api/v1/shipments/{MadeUpEvents.Number(random.Next(Parcels))}"));
            var page = new Load(app.Address, Load.Get(random => $"/track/{MadeUpEvents.Number(random.Next(Parcels))}"));
            var time = TimeSpan.FromSeconds(seconds);
            await lookup.RunAsync(time / 2);
            await page.RunAsync(time / 2);
            var idle = (await lookup.RunAsync(time, PerSecond), await page.RunAsync(time, PerSecond));
            var before = app.Megabytes;

            var film = new Film(megabytes);
            var began = Stopwatch.GetTimestamp();
            var sending = Task.WhenAll(Enumerable.Range(0, films).Select(_ => SendAsync(http, claim, film)));
            var (busyLookups, busyPages) = (new List<double>(), new List<double>());
            while (!sending.IsCompleted)
            {
                busyLookups.AddRange((await lookup.RunAsync(TimeSpan.FromSeconds(2), PerSecond)).Milliseconds);
                busyPages.AddRange((await page.RunAsync(TimeSpan.FromSeconds(2), PerSecond)).Milliseconds);
            }

            await sending;
            var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
            var afterSending = app.PeakMegabytes;
            while (await database.ValueAsync<long>("select count(*) from evidence where state <= 2") > 0)
            {
                await Task.Delay(200);
            }

            var wrong = await database.ValueAsync<long>(
                $"select count(*) from evidence where state <> 3 or encode(sha256, 'hex') <> '{film.Sha256()}'");
            return wrong > 0 ? throw new InvalidOperationException($"{wrong} films are not what was sent.") : Report.Print(
                $"U-09: {films} films of {megabytes} MB at once, {films * megabytes / took:N0} MB a second; all hashes equal",
                ["", "idle", "while they are sent", "goal"],
                [
                    ["memory of the app, MB: before, peak", before, afterSending, "flat"],
                    ["peak after the checks, MB", "", app.PeakMegabytes, "flat"],
                    ["p99 of a look-up, ms", P99(idle.Item1.Milliseconds), P99(busyLookups), "< 300"],
                    ["p99 of a page, ms", P99(idle.Item2.Milliseconds), P99(busyPages), "< 300"],
                ]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double P99(IEnumerable<double> milliseconds) => Report.Percentile(milliseconds, 0.99);

    private static async Task SendAsync(HttpClient http, string claim, Film film)
    {
        using var create = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/evidence", UriKind.Relative));
        create.Headers.Add("Upload-Length", film.Length.ToString(CultureInfo.InvariantCulture));
        create.Headers.Add("Upload-Metadata", $"claimNumber {Base64(claim)},kind {Base64("unboxing-video")},filename {Base64("film.mp4")}");
        using var created = (await http.SendAsync(create)).EnsureSuccessStatusCode();

        using var patch = new HttpRequestMessage(HttpMethod.Patch, created.Headers.Location) { Content = new FilmContent(film) };
        patch.Headers.Add("Upload-Offset", "0");
        using var sent = (await http.SendAsync(patch)).EnsureSuccessStatusCode();
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static async Task<string> ClaimAsync(BenchDatabase database)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddData(database.ConnectionString).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        var now = TimeProvider.System.GetUtcNow();
        var policy = new Policy
        {
            TrackNumber = MadeUpEvents.Number(1),
            Generation = 1,
            PolicyNumber = PolicyDigits.Draw(),
            Status = PolicyStatus.Active,
            TariffId = 1,
            Premium = 99_00,
            CoverLimit = 4_500_00,
            EvidenceRule = EvidenceRule.Video,
            CoverFrom = now,
            CoverUntil = now.AddMonths(1),
            Office = 390000,
            ShiftId = Guid.Empty,
            SoldBy = Guid.Empty,
        };
        var claim = new Claim
        {
            TrackNumber = policy.TrackNumber,
            ClaimNumber = ClaimDigits.Draw(),
            Generation = 1,
            PolicyNumber = policy.PolicyNumber,
            EvidenceRule = EvidenceRule.Video,
            Channel = ClaimChannel.Online,
            CreatedAt = now,
            CoverUntil = policy.CoverUntil,
            TimeZone = "Europe/Moscow",
            Language = "ru",
            SoldBy = Guid.Empty,
        };
        db.AddRange(
            new PolicyNumber { Number = policy.PolicyNumber, TrackNumber = policy.TrackNumber },
            policy,
            new ClaimNumber { Number = claim.ClaimNumber, TrackNumber = claim.TrackNumber },
            claim);
        await db.SaveChangesAsync();
        return claim.ClaimNumber;
    }

    /// <summary>A whole mp4 whose data is one megabyte again and again: made as it is sent, never held.</summary>
    private sealed class Film(int megabytes)
    {
        private readonly byte[] _head = [.. SampleMedia.Mp4(data: 0)[..^8], .. SampleMedia.Box("mdat", [])];
        private readonly byte[] _piece = RandomNumberGenerator.GetBytes(1024 * 1024);

        public long Length => _head.Length + ((long)megabytes * _piece.Length);

        public IEnumerable<ReadOnlyMemory<byte>> Pieces()
        {
            // The data reaches to the end of the file: its size is told as 0.
            var head = (byte[])_head.Clone();
            head.AsSpan(^8..^4).Clear();
            yield return head;
            for (var i = 0; i < megabytes; i++)
            {
                yield return _piece;
            }
        }

        public string Sha256()
        {
            using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var piece in Pieces())
            {
                sha.AppendData(piece.Span);
            }

            return Convert.ToHexStringLower(sha.GetHashAndReset());
        }
    }

    private sealed class FilmContent : HttpContent
    {
        private readonly Film _film;

        public FilmContent(Film film)
        {
            _film = film;
            Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            foreach (var piece in _film.Pieces())
            {
                await stream.WriteAsync(piece);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _film.Length;
            return true;
        }
    }
}
