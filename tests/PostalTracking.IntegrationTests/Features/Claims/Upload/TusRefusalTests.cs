using System.Net;
using PostalTracking.IntegrationTests.Hosting;

namespace PostalTracking.IntegrationTests.Features.Claims.Upload;

/// <summary>What an upload is refused for, each with the status that the protocol or the product gives it.</summary>
public sealed class TusRefusalTests(TestDatabases databases) : TusTest(databases)
{
    [Theory]
    [InlineData("0.2.2")]
    [InlineData("")]
    public async Task Another_version_is_refused_with_ours_named(string version)
    {
        using var answer = await Tus.SendAsync(HttpMethod.Head, $"{TusClient.Api}/{Guid.NewGuid()}", null, ("Tus-Resumable", version));
        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Equal("1.0.0", Header(answer, "Tus-Version"));
    }

    [Fact]
    public async Task A_wrong_offset_is_409_and_names_the_right_one()
    {
        var address = await Tus.BeginAsync(Claim.Number, Film.Length);
        using var answer = await Tus.PatchAsync(address, 5, Film[..10]);
        await answer.ProblemAsync(HttpStatusCode.Conflict, "upload-offset");
        Assert.Equal(0, await Tus.OffsetAsync(address));
    }

    [Theory]
    [InlineData("md5 1B2M2Y8AsgTpgAmY7PhCfg==")]
    [InlineData("sha1 1B2M2Y8AsgTpgAmY7PhCfg==")]
    [InlineData("sha1")]
    [InlineData("sha1 !")]
    public async Task A_sum_nobody_can_check_is_400(string sum)
    {
        var address = await Tus.BeginAsync(Claim.Number, Film.Length);
        using var answer = await Tus.PatchAsync(address, 0, Film, ("Upload-Checksum", sum));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Nothing_longer_than_announced_or_allowed_is_read()
    {
        using var huge = await Tus.CreateAsync(Claim.Number, (2L << 30) + 1);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.StatusCode);

        var address = await Tus.BeginAsync(Claim.Number, 1000);
        using var longer = await Tus.PatchAsync(address, 0, Film);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, longer.StatusCode);
        Assert.Equal(0, await Tus.OffsetAsync(address));

        // Without Content-Length it is noticed on the way; what was in time counts.
        using var unsaid = await Tus.PatchAsync(address, 0, new UnsaidContent(Film));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, unsaid.StatusCode);
    }

    [Theory]
    [InlineData("claimNumber MTIz,kind b3RoZXI=,filename YS5wZGY=")]
    [InlineData("claimNumber MTIz MTIz")]
    [InlineData("filename !")]
    [InlineData("filename YQ==,filename YQ==")]
    [InlineData("")]
    public async Task Metadata_that_cannot_be_read_is_400(string metadata)
    {
        using var answer = await Tus.SendAsync(
            HttpMethod.Post, TusClient.Api, null, ("Upload-Length", "10"), ("Upload-Metadata", metadata));
        await answer.ProblemAsync(HttpStatusCode.BadRequest, "validation");
    }

    [Theory]
    [InlineData("a.svg")]
    [InlineData("a.html")]
    [InlineData("a.mp4.exe")]
    [InlineData("a")]
    public async Task What_is_no_film_picture_or_pdf_is_415(string name)
    {
        using var answer = await Tus.CreateAsync(Claim.Number, 10, "other", name);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task A_part_of_another_content_type_is_415()
    {
        var address = await Tus.BeginAsync(Claim.Number, 10);
        using var answer = await Tus.SendAsync(HttpMethod.Patch, address, new ByteArrayContent(Film[..10]), ("Upload-Offset", "0"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    private sealed class UnsaidContent(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
