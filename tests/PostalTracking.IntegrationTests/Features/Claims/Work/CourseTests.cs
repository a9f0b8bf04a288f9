using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.IntegrationTests.Features.Claims.Work;

/// <summary>The course of claims by the use cases alone; API and pages have tests of their own.</summary>
public sealed class CourseTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    [Fact]
    public async Task Above_the_threshold_the_video_comes_first_then_the_review_then_the_decision()
    {
        var claim = await FileAsync(901, 4_500_00);
        Assert.Equal(ClaimStatus.EvidenceRequested, (await App.ReadAsync(claim)).Status);
        Assert.IsType<ClaimOutcome.Forbidden>(await App.MoveAsync(claim, new(ClaimStatus.Approved, ClaimReason.FraudConfirmed)));

        await App.ReceiveAsync(claim, EvidenceKind.UnboxingVideo);
        Assert.Equal(ClaimStatus.InReview, (await App.ReadAsync(claim)).Status);

        Assert.IsType<ClaimOutcome.Done>(await App.MoveAsync(claim, new(ClaimStatus.Approved, ClaimReason.FraudConfirmed)));
        var approved = await App.ReadAsync(claim);
        Assert.Equal((ClaimStatus.Approved, 4_500_00, ClaimSide.Us), (approved.Status, approved.AmountApproved, approved.Turn));
        Assert.Equal(ClockKind.Payout, approved.Clocks.Running!.Kind);
    }

    [Fact]
    public async Task Up_to_the_threshold_a_call_is_enough()
    {
        var claim = await FileAsync(902, 2_900_00, FiledClaims.Consultant);
        Assert.Equal(ClaimStatus.InReview, (await App.ReadAsync(claim)).Status);
    }

    [Fact]
    public async Task Two_claims_approved_at_once_never_exceed_the_limit_together()
    {
        var policy = await BuyAsync(903, 2_000_00);
        var one = await App.FileAsync(policy, asked: 900_00, by: FiledClaims.Consultant);
        var other = await App.FileAsync(policy, asked: 1_100_00, by: FiledClaims.Consultant);
        await using (var connection = await App.Database.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            await using var more = connection.CreateCommand();
            more.CommandText = $"update claim set amount_asked = 200000 where claim_number in ('{one}', '{other}')";
            await more.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var outcomes = await Task.WhenAll(
            App.MoveAsync(one, new(ClaimStatus.Approved, ClaimReason.FraudConfirmed)),
            App.MoveAsync(other, new(ClaimStatus.Approved, ClaimReason.FraudConfirmed)));

        Assert.Single(outcomes.OfType<ClaimOutcome.Done>());
        Assert.Equal((ClaimRefusal.AmountAboveLimit, 0), outcomes.OfType<ClaimOutcome.Refused>().Select(r => (r.Reason, r.AmountLeft)).Single());
    }

    [Fact]
    public async Task What_is_asked_for_elsewhere_is_not_there_for_a_new_claim()
    {
        var policy = await BuyAsync(904, 2_000_00);
        await App.FileAsync(policy, asked: 1_500_00);
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => App.FileAsync(policy, asked: 500_01));
        await App.FileAsync(policy, asked: 500_00);
    }

    private TrackingApp App => quiet.App;

    private async Task<string> FileAsync(int serial, long cod, ClaimActor? by = null) =>
        await App.FileAsync(await BuyAsync(serial, cod), asked: cod, by: by);

    private async Task<string> BuyAsync(int serial, long cod)
    {
        await App.RegisterAsync(new { trackNumber = Api.Number(serial) });
        return (await App.BuyAsync(Api.Number(serial), cod: cod)).Number;
    }
}
