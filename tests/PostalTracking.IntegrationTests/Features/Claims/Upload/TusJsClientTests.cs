using System.Security.Cryptography;
using System.Text.Json;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.IntegrationTests.Features.Claims.Upload;

/// <summary>The client that pages use, run as it is: what we understand of the protocol, others do as well.</summary>
public sealed class TusJsClientTests(TestDatabases databases)
{
    private const string Module = "tus-js-client@4.3.1";

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 1)]
    [InlineData(2, 4)]
    public async Task It_sends_whole_films_however_often_cut_and_many_at_once(int cuts, int films)
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        var claim = await OpenClaim.BeginAsync(app);
        var folder = Directory.CreateTempSubdirectory("tus-js-client-").FullName;
        try
        {
            var files = Enumerable.Range(0, films).Select(i => (Path: Path.Combine(folder, $"{i}.mp4"), Bytes: SampleMedia.Mp4(data: 6_000_000, seed: i))).ToList();
            foreach (var (path, bytes) in files)
            {
                await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
            }

            await OtherPrograms.InstallAsync(Module, folder);
            var said = await OtherPrograms.RunAsync(
                "node",
                [
                    Path.Combine(AppContext.BaseDirectory, "Features", "Claims", "Upload", "tus-client.mjs"),
                    folder, $"{app.Address}api/v1/evidence", "pt_demo_support", claim.Number, $"{cuts}", .. files.Select(file => file.Path),
                ],
                folder);

            var sent = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
            foreach (var (result, (_, bytes)) in sent.Zip(files))
            {
                Assert.True(result.GetProperty("done").GetBoolean());
                var id = Guid.Parse(result.GetProperty("url").GetString()!.Split('/')[^1]);
                Assert.Equal((EvidenceState.Ready, null), await app.JudgedAsync(id));
                Assert.Equal(Convert.ToHexString(SHA256.HashData(bytes)), await app.Sha256Async(id));
            }

            Assert.Equal(films, sent.Count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
