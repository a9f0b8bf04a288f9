using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Payouts;

namespace PostalTracking.IntegrationTests.Features.Claims.Payouts;

/// <summary>The one sentence on the money of a claim, as it goes its way.</summary>
public sealed class MoneyViewTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private TrackingApp App => quiet.App;

    [Fact]
    public async Task The_customer_is_told_what_comes_and_what_is_missing()
    {
        var (track, policy, _) = await App.BoughtAsync(2_000_00);
        var buyer = FiledClaims.Buyer(track, policy);
        var filed = await App.FileAsync(policy, asked: 1_500_00, by: FiledClaims.Consultant);
        Assert.Equal("Сколько вернём, станет ясно с решением.", await LeadAsync(filed, buyer));
        await App.MoveAsync(filed, new(Domain.Claims.ClaimStatus.Withdrawn, Domain.Claims.ClaimReason.ChangedMind));

        var claim = await App.ApproveAsync(policy, 1_500_00, withPayee: false);
        Assert.Equal("Одобрено 1 500 ₽. Напишите, на какой счёт их прислать.", await LeadAsync(claim, buyer));
        Assert.Equal("Одобрено 1 500 ₽, счёт покупателя не указан.", await LeadAsync(claim, FiledClaims.Senior));

        await App.KeepPayeeAsync(claim, PaidClaims.Payee);
        Assert.Matches("^1 500 ₽ придут до \\d+ [а-я]+( \\d{4})?( включительно|, \\d\\d:\\d\\d)\\.$", await LeadAsync(claim, buyer));

        await App.OrderAsync(claim, 1_500_00);
        await App.ReleaseAsync(claim);
        await App.ExportAsync();
        await App.ReturnAsync(claim);
        var returned = await ViewAsync(claim, buyer);
        Assert.Equal(("Банк вернул деньги. Проверьте, куда их прислать.", true), (returned.Lead, returned.MustAsk));

        await App.KeepPayeeAsync(claim, PaidClaims.Another);
        await App.OrderAsync(claim, 1_500_00);
        await App.ReleaseAsync(claim, 2);
        await App.ExportAsync();
        await App.SettleAsync(claim, 2);
        Assert.Equal("1 500 ₽ отправлены на счёт **** 0001.", await LeadAsync(claim, buyer));
    }

    [Fact]
    public async Task A_promise_that_was_not_kept_is_not_hidden()
    {
        var (track, policy, _) = await App.BoughtAsync(2_000_00);
        var claim = await App.ApproveAsync(policy, 1_500_00);
        await App.ScalarAsync<string>(
            "update claim set due_at = now() - interval '1 hour' where claim_number = $1 returning claim_number", claim);

        Assert.StartsWith("Мы обещали 1 500 ₽ до ", await LeadAsync(claim, FiledClaims.Buyer(track, policy)), StringComparison.Ordinal);
    }

    private async Task<string> LeadAsync(string claim, ClaimActor actor) => (await ViewAsync(claim, actor)).Lead;

    private async Task<MoneyView> ViewAsync(string claim, ClaimActor actor)
    {
        var found = await App.ReadAsync(claim);
        var view = await App.DoAsync<MoneyViews, MoneyView>(
            views => views.OfAsync(new(found, actor, "ru"), TestContext.Current.CancellationToken));
        return view with { Lead = view.Lead.Replace('\u00A0', ' ') };
    }
}
