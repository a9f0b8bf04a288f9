using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Claims.Payouts;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Features.Claims.Payouts;

public sealed class OrderPayoutTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private TrackingApp App => quiet.App;

    [Fact]
    public async Task Of_twenty_orders_at_once_only_as_many_pass_as_was_approved()
    {
        var claim = await App.ApproveAsync(await App.PolicyAsync(2_000_00), 2_000_00);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => App.OrderAsync(claim, 300_00)));

        Assert.Equal(6, outcomes.OfType<PayoutOutcome.Done>().Count());
        Assert.All(outcomes.OfType<PayoutOutcome.Refused>(), refused => Assert.Equal([PayoutRefusal.AboveApproved], refused.Why));
        var after = await App.ReadAsync(claim);
        Assert.Equal((1_800_00, ClaimStatus.PayoutOrdered), (after.AmountOrdered, after.Status));
        Assert.Equal([1, 2, 3, 4, 5, 6], (await App.PayoutsAsync(claim)).Select(payout => (int)payout.Sequence));
    }

    [Fact]
    public async Task Two_claims_of_one_policy_approved_and_ordered_in_a_race_never_exceed_its_limit()
    {
        var policy = await App.PolicyAsync(2_000_00);
        var claims = new[] { await FileAsync(policy, 900_00), await FileAsync(policy, 1_100_00) };
        await App.ScalarAsync<string>(
            "update claim set amount_asked = 200000 where claim_number = any($1) returning claim_number", (object)claims);

        await Task.WhenAll(claims.Select(claim => App.KeepPayeeAsync(claim, PaidClaims.Payee)));

        // Whoever is first has 1,500; the other asks for less until it fits.
        await Task.WhenAll(claims.Select(async claim =>
        {
            foreach (var sum in new[] { 1_500_00, 700_00, 500_00 })
            {
                await App.MoveAsync(claim, new(ClaimStatus.PartlyApproved, ClaimReason.PartShown, Amount: sum));
                await App.OrderAsync(claim, sum);
            }
        }));

        var ordered = await App.ScalarAsync<decimal>("select sum(amount) from payout where claim_number = any($1)", (object)claims);
        Assert.Equal(
            ordered, await App.ScalarAsync<decimal>("select sum(amount_ordered) from claim where policy_number = $1", policy));
        Assert.Equal(2_000_00m, ordered);
        Assert.Equal(2_000_00L, await App.ScalarAsync<long>("select approved_total from policy where policy_number = $1", policy));
    }

    [Fact]
    public async Task The_same_form_sent_again_orders_nothing_again_and_with_something_else_in_it_says_so()
    {
        var claim = await App.ApproveAsync(await App.PolicyAsync(2_000_00), 2_000_00);
        var key = FormKey.New();

        var first = await App.OrderAsync(claim, 500_00, key: key);
        var again = await App.OrderAsync(claim, 500_00, key: key);
        var other = await App.OrderAsync(claim, 600_00, key: key);

        Assert.Equal(new PayoutOutcome.Done(1), first);
        Assert.Equal(first, again);
        Assert.IsType<PayoutOutcome.Changed>(other);
        Assert.Equal(500_00, (await App.ReadAsync(claim)).AmountOrdered);
    }

    [Fact]
    public async Task Sent_twenty_times_at_once_one_form_orders_once()
    {
        var claim = await App.ApproveAsync(await App.PolicyAsync(2_000_00), 2_000_00);
        var key = FormKey.New();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => App.OrderAsync(claim, 100_00, key: key)));

        Assert.All(outcomes, outcome => Assert.True(outcome is PayoutOutcome.Done { Sequence: 1 } or PayoutOutcome.Running, $"{outcome}"));
        Assert.Equal(100_00, (await App.ReadAsync(claim)).AmountOrdered);
    }

    [Fact]
    public async Task Without_an_account_a_decision_or_a_sum_nothing_is_ordered()
    {
        var claim = await App.ApproveAsync(await App.PolicyAsync(2_000_00), 2_000_00, withPayee: false);
        Assert.Equal([PayoutRefusal.NoPayee], Why(await App.OrderAsync(claim, 100)));
        await App.KeepPayeeAsync(claim, PaidClaims.Payee);
        Assert.Equal([PayoutRefusal.NoAmount], Why(await App.OrderAsync(claim, 0)));
        Assert.Equal([PayoutRefusal.AboveApproved], Why(await App.OrderAsync(claim, 2_000_01)));

        var undecided = await FileAsync(await App.PolicyAsync(2_000_00), 1_000_00);
        await App.KeepPayeeAsync(undecided, PaidClaims.Payee);
        Assert.Equal([PayoutRefusal.NotApproved], Why(await App.OrderAsync(undecided, 100)));
        Assert.IsType<PayoutOutcome.NotFound>(await App.OrderAsync("000000000", 100));
    }

    [Fact]
    public async Task The_table_itself_holds_the_limit()
    {
        var claim = await App.ApproveAsync(await App.PolicyAsync(2_000_00), 2_000_00);

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => App.ScalarAsync<string>(
            "update claim set amount_ordered = amount_approved + 1 where claim_number = $1 returning claim_number", claim));

        Assert.Equal("ck_claim_sums", refused.ConstraintName);
    }

    private static IReadOnlyList<PayoutRefusal> Why(PayoutOutcome outcome) => Assert.IsType<PayoutOutcome.Refused>(outcome).Why;

    private Task<string> FileAsync(string policy, long asked) => App.FileAsync(policy, asked: asked, by: FiledClaims.Consultant);
}
