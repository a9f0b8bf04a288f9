using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PostalTracking.IntegrationTests.Features.Claims.Upload;

/// <summary>As much of a bucket as our store uses: objects, ranges, lists, uploads in parts with their least size.</summary>
internal sealed class FakeS3 : IAsyncDisposable
{
    private const int LeastPart = 5 * 1024 * 1024;

    private static readonly XNamespace Xml = "http://s3.amazonaws.com/doc/2006-03-01/";

    private readonly ConcurrentDictionary<string, SortedDictionary<int, byte[]>> _uploads = new();
    private readonly WebApplication _app;
    private bool _isDown;

    private FakeS3(WebApplication app) => _app = app;

    public ConcurrentDictionary<string, byte[]> Objects { get; } = new();

    public int OpenUploads => _uploads.Count;

    public IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("Evidence:S3:Bucket", "claims"), new("Evidence:S3:ServiceUrl", _app.Urls.First()), new("Evidence:S3:AccessKey", "key"),
        new("Evidence:S3:SecretKey", "secret"),
    ];

    public static async Task<FakeS3> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var fake = new FakeS3(app);
        app.Run(fake.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return fake;
    }

    public void BreakDown(bool isDown) => _isDown = isDown;

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var (request, query) = (context.Request, context.Request.Query);
        var key = request.Path.Value!["/claims/".Length..];
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var bytes = body.ToArray();
        if (_isDown)
        {
            context.Response.StatusCode = 503;
        }
        else if (request.Method == "POST" && query.ContainsKey("uploads"))
        {
            var id = Guid.NewGuid().ToString("N");
            _uploads[id] = [];
            await WriteAsync(context, new XElement(Xml + "InitiateMultipartUploadResult", new XElement(Xml + "UploadId", id)));
        }
        else if (request.Method == "PUT" && query["uploadId"].ToString() is { Length: > 0 } part)
        {
            lock (_uploads[part])
            {
                _uploads[part][int.Parse(query["partNumber"]!, CultureInfo.InvariantCulture)] = bytes;
            }

            context.Response.Headers.ETag = ETag(bytes);
        }
        else if (request.Method == "POST" && query["uploadId"].ToString() is { Length: > 0 } whole)
        {
            await CompleteAsync(context, key, whole, XDocument.Parse(System.Text.Encoding.UTF8.GetString(bytes)));
        }
        else if (request.Method == "PUT")
        {
            Objects[key] = bytes;
            context.Response.Headers.ETag = ETag(bytes);
        }
        else if (request.Method == "DELETE")
        {
            context.Response.StatusCode = 204;
            _ = query["uploadId"].ToString() is { Length: > 0 } aborted ? _uploads.TryRemove(aborted, out _) : Objects.TryRemove(key, out _);
        }
        else if (query.ContainsKey("list-type"))
        {
            await ListAsync(context);
        }
        else if (Objects.TryGetValue(key, out var found))
        {
            await ReadAsync(context, found);
        }
        else
        {
            context.Response.StatusCode = 404;
        }
    }

    private async Task CompleteAsync(HttpContext context, string key, string id, XDocument order)
    {
        if (!_uploads.TryGetValue(id, out var parts))
        {
            context.Response.StatusCode = 404;
            return;
        }

        var asked = order.Descendants().Where(e => e.Name.LocalName == "Part").Select(part => (
            Number: (int)part.Elements().Single(e => e.Name.LocalName == "PartNumber"),
            ETag: (string)part.Elements().Single(e => e.Name.LocalName == "ETag"))).ToList();
        var isRight = asked.All(part => parts.TryGetValue(part.Number, out var bytes) && ETag(bytes) == part.ETag)
            && asked.SkipLast(1).All(part => parts[part.Number].Length >= LeastPart);
        if (!isRight)
        {
            context.Response.StatusCode = 400;
            return;
        }

        Objects[key] = [.. asked.SelectMany(part => parts[part.Number])];
        _uploads.TryRemove(id, out _);
        await WriteAsync(context, new XElement(Xml + "CompleteMultipartUploadResult", new XElement(Xml + "ETag", "\"whole\"")));
    }

    private Task ListAsync(HttpContext context)
    {
        var (prefix, after) = (context.Request.Query["prefix"].ToString(), context.Request.Query["start-after"].ToString());
        var found = Objects.Where(o => o.Key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(o.Key, after) > 0)
            .OrderBy(o => o.Key, StringComparer.Ordinal);
        return WriteAsync(context, new XElement(Xml + "ListBucketResult", found.Select(o => new XElement(
            Xml + "Contents",
            new XElement(Xml + "Key", o.Key),
            new XElement(Xml + "LastModified", "2026-01-01T00:00:00.000Z"),
            new XElement(Xml + "Size", o.Value.Length)))));
    }

    private static async Task ReadAsync(HttpContext context, byte[] found)
    {
        var from = 0;
        if (context.Request.Headers.Range.ToString() is { Length: > 0 } range)
        {
            from = int.Parse(range.AsSpan("bytes=".Length).TrimEnd('-'), CultureInfo.InvariantCulture);
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = $"bytes {from}-{found.Length - 1}/{found.Length}";
        }

        context.Response.ContentLength = found.Length - from;
        context.Response.Headers.ETag = ETag(found);
        if (context.Request.Method == "GET")
        {
            await context.Response.Body.WriteAsync(found.AsMemory(from));
        }
    }

    private static Task WriteAsync(HttpContext context, XElement answer)
    {
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync(answer.ToString());
    }

    // As of an object made of parts: of any other the client takes it for the MD5.
    private static string ETag(byte[] bytes) => $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}-1\"";
}
