using System.Security.Cryptography;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.LocalPostgres;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload.Keeping;

namespace PostalTracking.IntegrationTests.Features.Claims.Upload;

/// <summary>What becomes of a file once it is whole.</summary>
public sealed class EvidenceCheckTests(TestDatabases databases)
{
    [Fact]
    public async Task A_film_is_accepted_with_its_hash_and_ends_the_customers_turn()
    {
        await using var app = await StartAsync();
        var claim = await OpenClaim.BeginAsync(app);
        await app.ExecuteAsync("update claim set status = 3, circumstance = 1, amount_asked = 100 where claim_number = $1", claim.Number);
        await app.ExecuteAsync(
            "insert into claim_need (track_number, claim_number, kind, is_required, asked_at) values ($1, $2, 1, true, now())",
            claim.TrackNumber,
            claim.Number);
        using var tus = TusClient.OfBuyer(app, claim);
        var film = SampleMedia.Mp4(seconds: 42, data: 300_000);

        var id = await tus.UploadAsync(claim.Number, film);

        Assert.Equal((EvidenceState.Ready, null), await app.JudgedAsync(id));
        Assert.Equal(Convert.ToHexString(SHA256.HashData(film)), await app.Sha256Async(id));
        Assert.Equal("video/mp4 42", await app.ValueAsync<string>("select media_type || ' ' || duration from evidence where evidence_id = $1", id));
        Assert.Equal(4, await app.ValueAsync<short>("select status from claim where claim_number = $1", claim.Number));
        Assert.Equal("4; 1", await app.StoryAsync(claim.Number));
    }

    [Theory]
    [InlineData("page", "web-page")]
    [InlineData("cut", "truncated")]
    [InlineData("zip", "two-in-one")]
    [InlineData("nothing", "empty")]
    [InlineData("picture", "not-as-named")]
    public async Task What_is_not_what_it_says_is_refused_said_so_and_removed(string what, string verdict)
    {
        await using var app = await StartAsync();
        var claim = await OpenClaim.BeginAsync(app);
        using var tus = TusClient.OfSupport(app);
        var film = SampleMedia.Mp4(data: 5000);
        byte[] bytes = what switch
        {
            "page" => SampleMedia.Html(),
            "cut" => film[..^100],
            "zip" => [.. film, .. SampleMedia.Box("free", SampleMedia.Zip())],
            "picture" => SampleMedia.Jpeg(),
            _ => [],
        };
        var id = bytes.Length > 0
            ? await tus.UploadAsync(claim.Number, bytes, name: "<b>film</b>.mp4")
            : Guid.Parse((await tus.BeginAsync(claim.Number, 0)).Split('/')[^1]);

        Assert.Equal((EvidenceState.Refused, verdict), await app.JudgedAsync(id));
        Assert.Equal($"5 {verdict}", await app.StoryAsync(claim.Number));
        await app.RoundAsync<EvidenceSweep>();
        Assert.Equal("", await app.StoredAsAsync(id));
        Assert.Empty(app.Files());
    }

    [Fact]
    public async Task The_same_film_in_another_claim_is_told_to_the_desk_alone()
    {
        await using var app = await StartAsync();
        var (first, second) = (await OpenClaim.BeginAsync(app), await OpenClaim.BeginAsync(app));
        using var tus = TusClient.OfSupport(app);
        await app.JudgedAsync(await tus.UploadAsync(first.Number, SampleMedia.Mp4()));
        await app.JudgedAsync(await tus.UploadAsync(second.Number, SampleMedia.Mp4()));

        Assert.Equal("4", await app.StoryAsync(first.Number));
        Assert.Matches(@"^4; 3 Тот же файл.*\d{3} \d{3} \d{3}\.$", await app.StoryAsync(second.Number));
        Assert.True(await app.ValueAsync<bool>("select is_internal from claim_entry where claim_number = $1 and kind = 3", second.Number));
    }

    [Fact]
    public async Task An_infected_file_is_put_aside_and_one_too_long_to_scan_as_well()
    {
        await using var clamd = new FakeClamd();
        await using var app = await StartAsync(($"Evidence:Clamd", $"127.0.0.1:{clamd.Port}"));
        var claim = await OpenClaim.BeginAsync(app);
        using var tus = TusClient.OfSupport(app);

        byte[] infected = [.. SampleMedia.Mp4(), .. SampleMedia.Box("free", SampleMedia.Eicar())];
        var id = await tus.UploadAsync(claim.Number, infected);
        Assert.Equal((EvidenceState.Quarantined, "infected"), await app.JudgedAsync(id));
        Assert.Contains("Win.Test.EICAR_HDB-1", await app.StoryAsync(claim.Number), StringComparison.Ordinal);

        var tooLong = await tus.UploadAsync(claim.Number, SampleMedia.Mp4(data: 3_000_000));
        Assert.Equal((EvidenceState.Quarantined, "not-scannable"), await app.JudgedAsync(tooLong));

        var clean = await tus.UploadAsync(claim.Number, SampleMedia.Mp4(seed: 7));
        Assert.Equal((EvidenceState.Ready, null), await app.JudgedAsync(clean));

        // Nobody opens what is put aside; its bytes stay as they are.
        using var view = await tus.SendAsync(HttpMethod.Get, $"{TusClient.Api}/{id}/file");
        Assert.Equal(System.Net.HttpStatusCode.Conflict, view.StatusCode);
        Assert.NotEqual("", await app.StoredAsAsync(id));
    }

    [Fact]
    public async Task While_the_scanner_is_away_a_file_waits_and_is_tried_again()
    {
        var port = LoopbackPort.Free();
        await using var app = await StartAsync(("Evidence:Clamd", $"127.0.0.1:{port}"), ("Evidence:CheckPause", "00:00:01"));
        var claim = await OpenClaim.BeginAsync(app);
        using var tus = TusClient.OfSupport(app);
        var id = await tus.UploadAsync(claim.Number, SampleMedia.Mp4());
        await Eventually.SeeAsync(
            () => app.ValueAsync<short>("select check_tries from evidence_upload where evidence_id = $1", id), tries => tries >= 2);
        Assert.Equal((EvidenceState.Checking, null), await app.StateAsync(id));

        await using var back = new FakeClamd(port);
        Assert.Equal((EvidenceState.Ready, null), await app.JudgedAsync(id));
    }

    [Theory]
    [InlineData("""echo '{"streams":[{"codec_type":"video"}],"format":{"duration":"61.5"}}'""", EvidenceState.Ready, 61)]
    [InlineData("""echo '{"streams":[{"codec_type":"audio"}],"format":{"duration":"61.5"}}'""", EvidenceState.Refused, 5)]
    [InlineData("echo moov atom not found >&2; exit 1", EvidenceState.Refused, 5)]
    [InlineData("""test -z "$ConnectionStrings__PostalTracking" && touch "$5" 2>/dev/null; exit 3""", EvidenceState.Refused, 5)]
    public async Task Ffprobe_has_the_second_word_on_a_film(string script, object state, int seconds)
    {
        var program = Path.Combine(Path.GetTempPath(), $"ffprobe-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(
            program, $"#!/bin/sh\n[ \"$1\" = -version ] && exit 0\n{script}\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        try
        {
            await using var app = await StartAsync(("Evidence:Ffprobe", program));
            var claim = await OpenClaim.BeginAsync(app);
            using var tus = TusClient.OfSupport(app);
            var id = await tus.UploadAsync(claim.Number, SampleMedia.Mp4());
            Assert.Equal(state, (await app.JudgedAsync(id)).State);
            Assert.Equal(seconds, await app.ValueAsync<int>("select duration from evidence where evidence_id = $1", id));
        }
        finally
        {
            File.Delete(program);
        }
    }

    private Task<TrackingApp> StartAsync(params (string Name, string Value)[] settings) => StartAsync(databases, settings);

    private static async Task<TrackingApp> StartAsync(TestDatabases databases, (string Name, string Value)[] settings) =>
        await TrackingApp.StartAsync(await databases.CreateAsync(), settings.ToDictionary(s => s.Name, s => s.Value));
}
