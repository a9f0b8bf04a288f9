using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace PostalTracking.IntegrationTests.Features.Claims.Upload;

/// <summary>Requests of the tus protocol, made by hand.</summary>
internal sealed class TusClient : IDisposable
{
    public const string Api = "/api/v1/evidence";

    private readonly HttpClient _http;

    public TusClient(TrackingApp app)
        : this(app.Client())
    {
    }

    public TusClient(HttpClient http) => _http = http;

    public string Path { get; init; } = Api;

    /// <summary>Sent with each request.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    public static TusClient OfSupport(TrackingApp app) => new(app) { Headers = { ["Authorization"] = "Bearer pt_demo_support" } };

    public static TusClient OfBuyer(TrackingApp app, OpenClaim claim) => new(app)
    {
        Headers = { ["Policy-Number"] = claim.Policy, ["X-Access-Code"] = claim.Keys.AccessCode },
    };

    public static string Metadata(params (string Key, string Value)[] pairs) =>
        string.Join(',', pairs.Select(p => $"{p.Key} {Convert.ToBase64String(Encoding.UTF8.GetBytes(p.Value))}"));

    public Task<HttpResponseMessage> CreateAsync(
        string claim, long? length, string kind = "unboxing-video", string name = "film.mp4", bool recorded = false,
        params (string Name, string Value)[] more) => SendAsync(
            HttpMethod.Post,
            Path,
            null,
            [
                length is null ? ("Upload-Defer-Length", "1") : ("Upload-Length", length.Value.ToString(CultureInfo.InvariantCulture)),
                ("Upload-Metadata", Metadata(("claimNumber", claim), ("kind", kind), ("filename", name), ("recorded", recorded ? "true" : "false"))),
                .. more,
            ]);

    /// <summary>The address of a new upload.</summary>
    public async Task<string> BeginAsync(
        string claim, long? length, string kind = "unboxing-video", string name = "film.mp4", bool recorded = false)
    {
        using var answer = await CreateAsync(claim, length, kind, name, recorded);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return answer.Headers.Location!.OriginalString;
    }

    public Task<HttpResponseMessage> PatchAsync(string address, long offset, byte[] bytes, params (string Name, string Value)[] more) =>
        PatchAsync(address, offset, new ByteArrayContent(bytes), more);

    public Task<HttpResponseMessage> PatchAsync(string address, long offset, HttpContent content, params (string Name, string Value)[] more)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        return SendAsync(HttpMethod.Patch, address, content, [("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture)), .. more]);
    }

    public async Task<long> OffsetAsync(string address)
    {
        using var answer = await SendAsync(HttpMethod.Head, address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);
    }

    /// <summary>A whole file in one part.</summary>
    public async Task<Guid> UploadAsync(string claim, byte[] bytes, string kind = "unboxing-video", string name = "film.mp4")
    {
        var address = await BeginAsync(claim, bytes.Length, kind, name);
        using var answer = await PatchAsync(address, 0, bytes);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        return Guid.Parse(address.Split('/')[^1]);
    }

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string address, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = content };
        request.Headers.Add("Tus-Resumable", "1.0.0");
        foreach (var (name, value) in Headers.Select(h => (h.Key, h.Value)).Concat(headers))
        {
            request.Headers.Remove(name);
            if (value.Length > 0)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static string Sum(string algorithm, byte[] bytes) => $"{algorithm} " + Convert.ToBase64String(
        algorithm == "sha1" ? Sha1(bytes) : SHA256.HashData(bytes));

    public void Dispose() => _http.Dispose();

    // What the protocol asks a server to offer; nothing is kept safe by it.
#pragma warning disable CA5350
    private static byte[] Sha1(byte[] bytes) => SHA1.HashData(bytes);
#pragma warning restore CA5350
}
