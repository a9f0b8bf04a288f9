using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace PostalTracking.Benchmarks.Stage;

/// <summary>Sends films, all at once, from a process of its own: whoever measures the app meanwhile doesn't wait for the sender's threads.</summary>
internal static class Films
{
    /// <returns>SHA-256 of the film that was sent each time.</returns>
    public static async Task<string> SendAsync(Uri app, string claim, int films, int megabytes)
    {
        var program = AppProcess.Built("PostalTracking.Benchmarks.dll");
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [program, "films", app.ToString(), claim, $"{films}", $"{megabytes}"])
            {
                RedirectStandardOutput = true,
            })!;
        var sum = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? sum.Trim() : throw new InvalidOperationException("The films were not sent.");
    }

    /// <param name="args">As <see cref="SendAsync(Uri, string, int, int)"/> gives them to this process.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var (app, claim, films) = (new Uri(args[1]), args[2], int.Parse(args[3], CultureInfo.InvariantCulture));
        using var http = new HttpClient { BaseAddress = app, Timeout = TimeSpan.FromHours(1) };
        http.DefaultRequestHeaders.Add("Tus-Resumable", "1.0.0");
        http.DefaultRequestHeaders.Authorization = new("Bearer", "pt_demo_support");
        var film = new Film(int.Parse(args[4], CultureInfo.InvariantCulture));
        await Task.WhenAll(Enumerable.Range(0, films).Select(_ => SendAsync(http, claim, film)));
        Console.WriteLine(film.Sha256());
        return 0;
    }

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
