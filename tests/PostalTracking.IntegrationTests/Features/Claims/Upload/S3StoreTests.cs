using System.Net;
using System.Security.Cryptography;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload.Keeping;

namespace PostalTracking.IntegrationTests.Features.Claims.Upload;

/// <summary>The same doors, with a bucket behind them.</summary>
public sealed class S3StoreTests(TestDatabases databases)
{
    private static readonly byte[] Film = SampleMedia.Mp4(data: 20_000_000);

    [Theory]
    [InlineData(20_000_200)]
    [InlineData(7_000_000)]
    [InlineData(8 * 1024 * 1024)]
    [InlineData(1_300_000)]
    public async Task A_film_in_parts_of_any_size_is_whole_in_the_bucket_and_can_be_looked_at(int size)
    {
        await using var s3 = await FakeS3.StartAsync();
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync(), s3.Settings);
        var claim = await OpenClaim.BeginAsync(app);
        using var tus = TusClient.OfSupport(app);
        var address = await tus.BeginAsync(claim.Number, Film.Length);
        for (var at = 0; at < Film.Length; at += size)
        {
            using var part = await tus.PatchAsync(address, at, Film[at..Math.Min(at + size, Film.Length)]);
            Assert.Equal(HttpStatusCode.NoContent, part.StatusCode);
            Assert.Equal(Math.Min(at + size, Film.Length), await tus.OffsetAsync(address));
        }

        var id = Guid.Parse(address.Split('/')[^1]);
        Assert.Equal((EvidenceState.Ready, null), await app.JudgedAsync(id));
        Assert.Equal(Convert.ToHexString(SHA256.HashData(Film)), await app.Sha256Async(id));
        Assert.Equal(Film, Assert.Single(s3.Objects).Value);
        Assert.Equal(0, s3.OpenUploads);

        using var range = await tus.SendAsync(HttpMethod.Get, $"{address}/file", null, ("Range", "bytes=9000000-9000099"));
        Assert.Equal(HttpStatusCode.PartialContent, range.StatusCode);
        Assert.Equal(Film[9_000_000..9_000_100], await range.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Empty(app.Files());
    }

    [Fact]
    public async Task While_the_bucket_is_away_it_is_503_and_afterwards_it_goes_on()
    {
        await using var s3 = await FakeS3.StartAsync();
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync(), s3.Settings);
        var claim = await OpenClaim.BeginAsync(app);
        using var tus = TusClient.OfSupport(app);
        var address = await tus.BeginAsync(claim.Number, Film.Length);
        using var first = await tus.PatchAsync(address, 0, Film[..9_000_000]);
        s3.BreakDown(true);
        using var refused = await tus.PatchAsync(address, 9_000_000, Film[9_000_000..]);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        s3.BreakDown(false);
        Assert.Equal(9_000_000, await tus.OffsetAsync(address));
        using var rest = await tus.PatchAsync(address, 9_000_000, Film[9_000_000..]);
        Assert.Equal(HttpStatusCode.NoContent, rest.StatusCode);
        Assert.Equal((EvidenceState.Ready, null), await app.JudgedAsync(Guid.Parse(address.Split('/')[^1])));
    }

    [Fact]
    public async Task An_upload_given_up_leaves_nothing_in_the_bucket()
    {
        await using var s3 = await FakeS3.StartAsync();
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync(), s3.Settings);
        var claim = await OpenClaim.BeginAsync(app);
        using var tus = TusClient.OfSupport(app);
        var address = await tus.BeginAsync(claim.Number, Film.Length);
        using var part = await tus.PatchAsync(address, 0, Film[..9_000_000]);
        Assert.Single(s3.Objects);
        using var ended = await tus.SendAsync(HttpMethod.Delete, address);
        await app.RoundAsync<EvidenceSweep>();
        Assert.Empty(s3.Objects);
        Assert.Equal(0, s3.OpenUploads);
    }
}
