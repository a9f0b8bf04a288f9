using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using PostalTracking.IntegrationTests.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Claims.Upload;

/// <summary>What tus 1.0.0 says word for word, by requests made by hand.</summary>
public sealed class TusProtocolTests(TestDatabases databases) : TusTest(databases)
{
    [Fact]
    public async Task Options_names_versions_extensions_and_limits_and_needs_nothing()
    {
        using var answer = await App.Http.SendAsync(
            new(HttpMethod.Options, new Uri(TusClient.Api, UriKind.Relative)), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("1.0.0", Header(answer, "Tus-Version"));
        Assert.Equal("2147483648", Header(answer, "Tus-Max-Size"));
        Assert.Equal("sha1,sha256", Header(answer, "Tus-Checksum-Algorithm"));
        Assert.Equal(
            "creation,creation-with-upload,creation-defer-length,expiration,checksum,termination", Header(answer, "Tus-Extension"));
    }

    [Fact]
    public async Task A_file_comes_in_parts_and_is_what_was_sent()
    {
        using var created = await Tus.CreateAsync(Claim.Number, Film.Length);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("1.0.0", Header(created, "Tus-Resumable"));
        var expires = DateTimeOffset.ParseExact(Header(created, "Upload-Expires"), "R", CultureInfo.InvariantCulture);
        Assert.InRange(expires - TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(23.9), TimeSpan.FromHours(24.1));
        var address = created.Headers.Location!.OriginalString;

        using var first = await Tus.PatchAsync(address, 0, Film[..37_000]);
        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        Assert.Equal("37000", Header(first, "Upload-Offset"));
        Assert.NotEmpty(Header(first, "Upload-Expires"));

        using var head = await Tus.SendAsync(HttpMethod.Head, address);
        Assert.Equal(("37000", "100000"), (Header(head, "Upload-Offset"), Header(head, "Upload-Length")));
        Assert.Equal("no-store", head.Headers.CacheControl?.ToString());
        Assert.Contains("filename ZmlsbS5tcDQ=", Header(head, "Upload-Metadata"), StringComparison.Ordinal);

        using var second = await Tus.PatchAsync(address, 37_000, Film[37_000..]);
        Assert.Equal("100000", Header(second, "Upload-Offset"));
        Assert.False(second.Headers.Contains("Upload-Expires"));
        Assert.Equal(Film, await StoredAsync());
    }

    [Fact]
    public async Task A_film_may_tell_its_length_with_its_last_part()
    {
        var address = await Tus.BeginAsync(Claim.Number, null, recorded: true);
        using var begun = await Tus.SendAsync(HttpMethod.Head, address);
        Assert.Equal("1", Header(begun, "Upload-Defer-Length"));
        Assert.False(begun.Headers.Contains("Upload-Length"));

        using var first = await Tus.PatchAsync(address, 0, Film[..50_000]);
        Assert.Equal("50000", Header(first, "Upload-Offset"));
        using var last = await Tus.PatchAsync(address, 50_000, Film[50_000..], ("Upload-Length", "100000"));
        Assert.Equal("100000", Header(last, "Upload-Offset"));
        Assert.Equal(Film, await StoredAsync());

        using var changed = await Tus.PatchAsync(address, 100_000, [], ("Upload-Length", "100001"));
        Assert.Equal(HttpStatusCode.BadRequest, changed.StatusCode);
        Assert.Equal(
            [(0, Convert.ToHexString(SHA256.HashData(Film[..50_000]))), (50_000, Convert.ToHexString(SHA256.HashData(Film[50_000..])))],
            await PartsAsync());
    }

    [Fact]
    public async Task A_film_of_unknown_length_ends_with_an_empty_part_that_tells_it()
    {
        var address = await Tus.BeginAsync(Claim.Number, null);
        using var all = await Tus.PatchAsync(address, 0, Film);
        Assert.Equal("uploading", await StateAsync());
        using var end = await Tus.PatchAsync(address, Film.Length, [], ("Upload-Length", "100000"));
        Assert.Equal(HttpStatusCode.NoContent, end.StatusCode);
        Assert.Equal("whole", await StateAsync());
    }

    [Fact]
    public async Task The_first_part_may_come_with_the_creation()
    {
        using var content = new ByteArrayContent(Film[..10]);
        content.Headers.ContentType = new("application/offset+octet-stream");
        using var answer = await Tus.SendAsync(
            HttpMethod.Post,
            TusClient.Api,
            content,
            ("Upload-Length", "100000"),
            ("Upload-Metadata", TusClient.Metadata(("claimNumber", Claim.Number), ("kind", "other"), ("filename", "a.pdf"))));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("10", Header(answer, "Upload-Offset"));
        Assert.Equal(10, await Tus.OffsetAsync(answer.Headers.Location!.OriginalString));
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    public async Task A_part_counts_only_with_the_right_sum(string algorithm)
    {
        var address = await Tus.BeginAsync(Claim.Number, Film.Length);
        using var wrong = await Tus.PatchAsync(address, 0, Film[..1000], ("Upload-Checksum", TusClient.Sum(algorithm, Film)));
        Assert.Equal(460, (int)wrong.StatusCode);
        Assert.Equal(0, await Tus.OffsetAsync(address));

        using var right = await Tus.PatchAsync(address, 0, Film, ("Upload-Checksum", TusClient.Sum(algorithm, Film)));
        Assert.Equal(HttpStatusCode.NoContent, right.StatusCode);
        Assert.Equal(Film, await StoredAsync());
    }

    [Fact]
    public async Task An_ended_upload_is_gone_and_its_file_too()
    {
        var address = await Tus.BeginAsync(Claim.Number, Film.Length);
        using var part = await Tus.PatchAsync(address, 0, Film[..1000]);
        using var ended = await Tus.SendAsync(HttpMethod.Delete, address);
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        using var head = await Tus.SendAsync(HttpMethod.Head, address);
        Assert.Equal(HttpStatusCode.Gone, head.StatusCode);
        using var again = await Tus.PatchAsync(address, 1000, Film[1000..]);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
    }

    [Fact]
    public async Task Where_a_proxy_knows_no_patch_post_stands_for_it()
    {
        var address = await Tus.BeginAsync(Claim.Number, Film.Length);
        using var content = new ByteArrayContent(Film);
        content.Headers.ContentType = new("application/offset+octet-stream");
        using var answer = await Tus.SendAsync(
            HttpMethod.Post, address, content, ("X-HTTP-Method-Override", "PATCH"), ("Upload-Offset", "0"));
        Assert.Equal((HttpStatusCode.NoContent, "100000"), (answer.StatusCode, Header(answer, "Upload-Offset")));
    }

    private async Task<byte[]> StoredAsync()
    {
        Assert.Equal("whole", await StateAsync());
        var file = Assert.Single(new DirectoryInfo(App.Evidence).GetFiles("*", SearchOption.AllDirectories));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode);
        return await File.ReadAllBytesAsync(file.FullName, TestContext.Current.CancellationToken);
    }

    private async Task<string> StateAsync() => await App.ValueAsync<string>(
        "select case when state = 1 then 'uploading' else 'whole' end from evidence");

    private async Task<List<(int, string)>> PartsAsync()
    {
        await using var command = App.Database.CreateCommand("select begin::int, encode(sha256, 'hex') from evidence_part order by begin");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var parts = new List<(int, string)>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            parts.Add((reader.GetInt32(0), reader.GetString(1).ToUpperInvariant()));
        }

        return parts;
    }
}
