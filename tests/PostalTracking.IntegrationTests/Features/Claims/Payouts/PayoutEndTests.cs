using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Claims.Payouts;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.IntegrationTests.Features.Claims.Payouts;

/// <summary>What becomes of ordered money: paid, returned, given up, stopped; and what comes back to us.</summary>
public sealed class PayoutEndTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private TrackingApp App => quiet.App;

    [Fact]
    public async Task With_the_last_part_paid_the_claim_is_paid()
    {
        var claim = await App.ApproveAsync(await App.PolicyAsync(2_000_00), 2_000_00);
        await App.OrderAsync(claim, 1_500_00);
        await App.OrderAsync(claim, 500_00);
        await App.ReleaseAsync(claim, 1);
        await App.ReleaseAsync(claim, 2);
        await App.ExportAsync();

        Assert.IsType<PayoutOutcome.Done>(await App.SettleAsync(claim, 1));
        Assert.Equal(ClaimStatus.PayoutOrdered, (await App.ReadAsync(claim)).Status);
        Assert.IsType<PayoutOutcome.Done>(await App.SettleAsync(claim, 2));

        var paid = await App.ReadAsync(claim);
        Assert.Equal((ClaimStatus.Paid, 2_000_00, 2_000_00), (paid.Status, paid.AmountPaid, paid.AmountOrdered));
        Assert.Equal(new PayoutOutcome.Stands(PayoutStatus.Paid), await App.SettleAsync(claim, 2));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_bank_sends_back_is_free_again_also_after_it_was_taken_as_paid(bool afterwards)
    {
        var claim = await App.SentAsync(await App.PolicyAsync(2_000_00), 2_000_00);
        if (afterwards)
        {
            await App.SettleAsync(claim);
            Assert.Equal(ClaimStatus.Paid, (await App.ReadAsync(claim)).Status);
        }

        Assert.IsType<PayoutOutcome.Done>(await App.ReturnAsync(claim));

        var back = await App.ReadAsync(claim);
        Assert.Equal((ClaimStatus.Approved, 0, 0), (back.Status, back.AmountOrdered, back.AmountPaid));
        Assert.Equal(ClockKind.Payout, back.Clocks.Running!.Kind);
        Assert.Equal("Счёт закрыт", await App.ScalarAsync<string>(
            "select text from claim_entry where claim_number = $1 and kind = $2", claim, (short)ClaimEntryKind.PayoutReturned));
        Assert.Equal(new PayoutOutcome.Done(2), await App.OrderAsync(claim, 2_000_00));
    }

    [Fact]
    public async Task What_has_not_left_can_be_given_up_and_what_has_cannot()
    {
        var claim = await App.ApproveAsync(await App.PolicyAsync(2_000_00), 2_000_00);
        await App.OrderAsync(claim, 2_000_00);
        Assert.IsType<PayoutOutcome.Done>(await App.GiveUpAsync(claim));
        Assert.Equal((ClaimStatus.Approved, 0), ((await App.ReadAsync(claim)).Status, (await App.ReadAsync(claim)).AmountOrdered));

        var sent = await App.SentAsync(await App.PolicyAsync(2_000_00), 2_000_00);
        Assert.Equal(new PayoutOutcome.Stands(PayoutStatus.Exported), await App.GiveUpAsync(sent));
        Assert.Equal(new PayoutOutcome.Stands(PayoutStatus.Returned), await App.ReturnAsync(claim));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_account_stops_what_has_not_left(bool released)
    {
        var claim = await App.ApproveAsync(await App.PolicyAsync(2_000_00), 2_000_00);
        await App.OrderAsync(claim, 2_000_00);
        if (released)
        {
            await App.ReleaseAsync(claim);
        }

        Assert.Equal(new PayoutOutcome.Done(2), await App.KeepPayeeAsync(claim, PaidClaims.Another));

        Assert.Equal(PayoutStatus.Returned, (await App.PayoutsAsync(claim)).Single().Status);
        Assert.Equal((ClaimStatus.Approved, 0), ((await App.ReadAsync(claim)).Status, (await App.ReadAsync(claim)).AmountOrdered));
        await App.OrderAsync(claim, 2_000_00);
        Assert.Equal("**** 0001", (await App.PayoutsAsync(claim))[1].PayeeMasked);
    }

    [Fact]
    public async Task The_same_account_again_stops_nothing_and_what_has_left_goes_on()
    {
        var claim = await App.ApproveAsync(await App.PolicyAsync(2_000_00), 2_000_00);
        await App.OrderAsync(claim, 2_000_00);
        Assert.Equal(new PayoutOutcome.Done(1), await App.KeepPayeeAsync(claim, PaidClaims.Payee));
        Assert.Equal(PayoutStatus.Ordered, (await App.PayoutsAsync(claim)).Single().Status);

        var sent = await App.SentAsync(await App.PolicyAsync(2_000_00), 2_000_00);
        Assert.Equal(new PayoutOutcome.Done(2), await App.KeepPayeeAsync(sent, PaidClaims.Another));
        Assert.Equal(PayoutStatus.Exported, (await App.PayoutsAsync(sent)).Single().Status);
        Assert.Equal(ClaimStatus.PayoutOrdered, (await App.ReadAsync(sent)).Status);
    }

    [Fact]
    public async Task An_account_is_readable_neither_in_the_tables_nor_in_the_log()
    {
        var claim = await App.SentAsync(await App.PolicyAsync(2_000_00), 2_000_00);

        foreach (var secret in new[] { PaidClaims.Payee.Account.Number, "Иванов" })
        {
            foreach (var table in new[] { "claim_payee", "payout", "payout_export", "claim_entry", "outbox_message", "audit_entry" })
            {
                // Bytes as PostgreSQL writes them, and as the text they may hold.
                Assert.False(await App.ScalarAsync<bool>(
                    $"select exists (select from {table} t where t::text like $1 or t::text like $2)",
                    $"%{secret}%",
                    $"%{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(secret))}%"), $"{secret} stands in {table}");
            }

            Assert.DoesNotContain(secret, await App.LogAsync(), StringComparison.Ordinal);
        }

        Assert.Equal("**** 4821", (await App.PayoutsAsync(claim)).Single().PayeeMasked);
    }

    [Fact]
    public async Task More_may_come_back_than_was_paid_but_never_more_than_was_covered()
    {
        var policy = await App.PolicyAsync(2_000_00);
        var one = await App.ApproveAsync(policy, 500_00);
        var other = await App.ApproveAsync(policy, 500_00);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => App.RecoverAsync(i % 2 == 0 ? one : other, 600_00)));

        Assert.Equal(3, outcomes.OfType<PayoutOutcome.Done>().Count());
        Assert.All(
            outcomes.OfType<PayoutOutcome.Refused>(), refused => Assert.Equal([PayoutRefusal.AboveCover], refused.Why));
        Assert.Equal(1_800_00m, await App.ScalarAsync<decimal>(
            "select sum(amount_recovered) from claim where policy_number = $1", policy));
        Assert.True(await App.ScalarAsync<bool>(
            "select bool_and(is_internal and about ->> 'source' = 'Seller') from claim_entry where claim_number = any($1) and kind = $2",
            new[] { one, other },
            (short)ClaimEntryKind.Recovered));
    }

    [Fact]
    public async Task A_claim_that_is_over_takes_no_account()
    {
        var claim = await App.SentAsync(await App.PolicyAsync(2_000_00), 2_000_00);
        await App.SettleAsync(claim);

        Assert.IsType<PayoutOutcome.Refused>(await App.KeepPayeeAsync(claim, PaidClaims.Another));
    }
}
