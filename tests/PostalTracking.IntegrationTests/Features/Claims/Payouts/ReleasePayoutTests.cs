using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Payouts;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Features.Claims.Payouts;

public sealed class ReleasePayoutTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    // The policies of the tests are sold by nobody in particular.
    private static readonly ClaimActor Seller = new(ClaimAuthor.Staff, Mover.Consultant | Mover.Senior, Guid.Empty);
    private static readonly ClaimActor Decider = PaidClaims.Person(11);
    private static readonly ClaimActor Orderer = PaidClaims.Person(12);
    private static readonly ClaimActor Other = PaidClaims.Person(13);

    private TrackingApp App => quiet.App;

    [Fact]
    public async Task Of_eight_releasers_at_once_one_wins_and_the_others_are_told_how_it_stands()
    {
        var claim = await OrderedAsync(2_000_00);

        var outcomes = await Task.WhenAll(Enumerable.Range(20, 8).Select(person => App.ReleaseAsync(claim, by: PaidClaims.Person(person))));

        Assert.Single(outcomes.OfType<PayoutOutcome.Done>());
        Assert.Equal(7, outcomes.OfType<PayoutOutcome.Stands>().Count(stands => stands.Now == PayoutStatus.Released));
        var payout = Assert.Single(await App.PayoutsAsync(claim));
        Assert.Equal((PayoutStatus.Released, true), (payout.Status, payout.ReleasedBy is not null));
        Assert.Equal(1L, await App.ScalarAsync<long>(
            "select count(*) from claim_entry where claim_number = $1 and kind = $2", claim, (short)ClaimEntryKind.PayoutReleased));
    }

    [Theory]
    [InlineData(10_000_00, "", "SoldIt", "DecidedIt", "")]
    [InlineData(10_000_01, "OrderedIt", "SoldIt", "DecidedIt", "")]
    public async Task Duties_are_separate(long sum, string orderer, string seller, string decider, string other)
    {
        foreach (var (person, refusal) in new[] { (Orderer, orderer), (Seller, seller), (Decider, decider), (Other, other) })
        {
            var claim = await OrderedAsync(sum);
            var outcome = await App.ReleaseAsync(claim, by: person);
            Assert.Equal(
                (person.StaffId, refusal), (person.StaffId, outcome is PayoutOutcome.Refused { Why: [var why] } ? $"{why}" : ""));
            Assert.Equal(
                refusal.Length == 0 ? PayoutStatus.Released : PayoutStatus.Ordered, (await App.PayoutsAsync(claim)).Single().Status);
        }
    }

    [Fact]
    public async Task A_sum_cut_into_pieces_needs_the_same_eyes_as_in_one()
    {
        var claim = await App.ApproveAsync(await App.PolicyAsync(20_000_00), 20_000_00, Decider);
        await App.OrderAsync(claim, 9_000_00, Orderer);
        Assert.IsType<PayoutOutcome.Done>(await App.ReleaseAsync(claim, 1, Orderer));

        await App.OrderAsync(claim, 9_000_00, Orderer);

        Assert.Equal([PayoutRefusal.OrderedIt], Assert.IsType<PayoutOutcome.Refused>(await App.ReleaseAsync(claim, 2, Orderer)).Why);
        Assert.IsType<PayoutOutcome.Done>(await App.ReleaseAsync(claim, 2, Other));
    }

    [Fact]
    public async Task The_same_form_sent_again_is_answered_as_before()
    {
        var claim = await OrderedAsync(2_000_00);
        var key = FormKey.New();

        Assert.Equal(new PayoutOutcome.Done(1), await App.ReleaseAsync(claim, by: Other, key: key));
        Assert.Equal(new PayoutOutcome.Done(1), await App.ReleaseAsync(claim, by: Other, key: key));
        Assert.Equal(new PayoutOutcome.Stands(PayoutStatus.Released), await App.ReleaseAsync(claim, by: Other));
    }

    private async Task<string> OrderedAsync(long sum)
    {
        var claim = await App.ApproveAsync(await App.PolicyAsync(sum), sum, Decider);
        Assert.IsType<PayoutOutcome.Done>(await App.OrderAsync(claim, sum, Orderer));
        return claim;
    }
}
