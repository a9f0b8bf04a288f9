using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.SenderReport;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.IntegrationTests.Features.Claims.SenderReport;

public sealed class ReusedMediaTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private readonly TrackingApp _app = quiet.App;

    [Fact]
    public async Task A_film_that_came_with_another_claim_is_found_by_its_hash()
    {
        var (one, other, third) = (await FiledAsync(), await FiledAsync(), await FiledAsync());
        await KeepAsync(one, 7);
        await KeepAsync(other, 7);
        await KeepAsync(third, 8);

        Assert.Equal([other.ClaimNumber], (await ReusedAsync(one)).Select(file => file.OtherClaim));
        Assert.Equal([one.ClaimNumber], (await ReusedAsync(other)).Select(file => file.OtherClaim));
        Assert.Empty(await ReusedAsync(third));
    }

    private async Task<Claim> FiledAsync()
    {
        var (policy, _) = await _app.BuyAsync(await _app.ArrivedAsync(), cod: 2_900_00);
        return await _app.ReadAsync(await _app.FileAsync(policy, by: FiledClaims.Consultant));
    }

    private Task<IReadOnlyList<ReusedFile>> ReusedAsync(Claim claim) => _app.InScopeAsync(services =>
        services.GetRequiredService<ReusedMedia>().FindAsync(claim, TestContext.Current.CancellationToken));

    private Task<int> KeepAsync(Claim claim, byte content) => _app.InScopeAsync(services =>
    {
        var db = services.GetRequiredService<PostalTrackingDbContext>();
        db.Add(new Evidence
        {
            TrackNumber = claim.TrackNumber,
            ClaimNumber = claim.ClaimNumber,
            EvidenceId = Guid.NewGuid(),
            Kind = EvidenceKind.UnboxingVideo,
            Author = ClaimAuthor.Customer,
            FileName = "VID_0001.mp4",
            State = EvidenceState.Ready,
            Sha256 = [.. Enumerable.Repeat(content, 32)],
            BegunAt = TimeProvider.System.GetUtcNow(),
        });
        return db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });
}
