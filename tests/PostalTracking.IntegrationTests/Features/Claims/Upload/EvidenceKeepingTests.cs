using System.Net;
using Microsoft.Extensions.Time.Testing;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload.Checks;
using PostalTracking.Web.Features.Claims.Upload.Keeping;

namespace PostalTracking.IntegrationTests.Features.Claims.Upload;

/// <summary>How long files stay, and what a quota holds.</summary>
public sealed class EvidenceKeepingTests(TestDatabases databases)
{
    [Fact]
    public async Task An_upload_that_nobody_goes_on_with_is_removed_after_a_day_and_its_quota_is_free()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await TrackingApp.StartAsync(
            await databases.CreateAsync(), new Dictionary<string, string> { ["Evidence:ClaimQuota"] = "1000" }, clock: clock);
        var claim = await OpenClaim.BeginAsync(app);
        using var tus = TusClient.OfSupport(app);
        var address = await tus.BeginAsync(claim.Number, 800);
        using var part = await tus.PatchAsync(address, 0, new byte[100]);
        Assert.Single(app.Files());
        using var full = await tus.CreateAsync(claim.Number, 300);
        await full.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "evidence-claim-quota");

        clock.Advance(TimeSpan.FromHours(23));
        await app.RoundAsync<EvidenceSweep>();
        Assert.Equal(100, await tus.OffsetAsync(address));

        clock.Advance(TimeSpan.FromHours(2));
        using var late = await tus.SendAsync(HttpMethod.Head, address);
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        await app.RoundAsync<EvidenceSweep>();
        Assert.Empty(app.Files());
        using var gone = await tus.PatchAsync(address, 100, new byte[700]);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.NotEmpty(await tus.BeginAsync(claim.Number, 900));
    }

    [Fact]
    public async Task Of_many_who_begin_at_once_the_quota_lets_in_as_many_as_it_holds()
    {
        await using var app = await TrackingApp.StartAsync(
            await databases.CreateAsync(), new Dictionary<string, string> { ["Evidence:ClaimQuota"] = "5500" });
        var claim = await OpenClaim.BeginAsync(app);
        using var tus = TusClient.OfSupport(app);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => tus.CreateAsync(claim.Number, 1000)));
        Assert.Equal(
            [(HttpStatusCode.Created, 5), (HttpStatusCode.RequestEntityTooLarge, 3)],
            answers.CountBy(answer => answer.StatusCode).Select(count => (count.Key, count.Value)).Order());
    }

    [Fact]
    public async Task One_person_sends_so_much_in_a_day_whatever_the_claim()
    {
        await using var app = await TrackingApp.StartAsync(
            await databases.CreateAsync(), new Dictionary<string, string> { ["Evidence:DailyQuota"] = "1500" });
        var (first, second) = (await OpenClaim.BeginAsync(app), await OpenClaim.BeginAsync(app));
        using var desk = TusClient.OfSupport(app);
        using var buyer = TusClient.OfBuyer(app, second);
        await desk.BeginAsync(first.Number, 1000);
        using var full = await desk.CreateAsync(second.Number, 1000);
        await full.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "evidence-daily-quota");
        Assert.NotEmpty(await buyer.BeginAsync(second.Number, 1000));

        // A film of unknown length gets what is left and not more.
        var film = await desk.BeginAsync(first.Number, null);
        using var much = await desk.PatchAsync(film, 0, new byte[600]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, much.StatusCode);
        using var little = await desk.PatchAsync(film, 0, new byte[400]);
        Assert.Equal(HttpStatusCode.NoContent, little.StatusCode);
    }

    [Fact]
    public async Task Files_of_a_claim_that_ended_long_ago_go_unless_a_court_asked_for_them()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        var (ended, held, fresh) = (await ReadyAsync(app), await ReadyAsync(app), await ReadyAsync(app));
        await app.ExecuteAsync(
            "update claim set status = 11, closed_at = now() - interval '181 days' where claim_number in ($1, $2)", ended.Claim, held.Claim);
        await app.ExecuteAsync("update claim set status = 11, closed_at = now() - interval '179 days' where claim_number = $1", fresh.Claim);
        await app.ExecuteAsync("update claim set is_under_legal_hold = true where claim_number = $1", held.Claim);
        var hash = await app.Sha256Async(ended.Id);

        await app.RoundAsync<EvidenceSweep>();

        Assert.Equal((EvidenceState.Removed, "retention"), await app.StateAsync(ended.Id));
        Assert.Equal(hash, await app.Sha256Async(ended.Id));
        Assert.Equal("", await app.StoredAsAsync(ended.Id));
        Assert.Equal((EvidenceState.Ready, null), await app.StateAsync(held.Id));
        Assert.Equal((EvidenceState.Ready, null), await app.StateAsync(fresh.Id));
        Assert.Equal(2, app.Files().Length);
    }

    [Fact]
    public async Task A_file_without_a_row_goes_and_a_row_without_its_file_says_so()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        var (kept, lost) = (await ReadyAsync(app), await ReadyAsync(app));
        var stray = Path.Combine(app.Evidence, "ab", $"ab{Guid.NewGuid():N}"[..32]);
        var young = $"{stray[..^1]}-";
        Directory.CreateDirectory(Path.GetDirectoryName(stray)!);
        await File.WriteAllTextAsync(stray, "whose?", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(young, "whose?", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(stray, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2));
        var name = await app.StoredAsAsync(lost.Id);
        File.Delete(app.Files().Single(file => Path.GetFileName(file) == name));

        await app.RoundAsync<EvidenceJanitor>();
        await app.RoundAsync<EvidenceCheck>();

        Assert.False(File.Exists(stray));
        Assert.True(File.Exists(young));
        Assert.Equal((EvidenceState.Removed, "lost"), await app.JudgedAsync(lost.Id));
        Assert.Contains("Файл пропал", await app.StoryAsync(lost.Claim), StringComparison.Ordinal);
        Assert.Equal((EvidenceState.Ready, null), await app.StateAsync(kept.Id));
    }

    private static async Task<(string Claim, Guid Id)> ReadyAsync(TrackingApp app)
    {
        var claim = await OpenClaim.BeginAsync(app);
        using var tus = TusClient.OfSupport(app);
        var id = await tus.UploadAsync(claim.Number, SampleMedia.Mp4());
        Assert.Equal((EvidenceState.Ready, null), await app.JudgedAsync(id));
        return (claim.Number, id);
    }
}
