using System.Net;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Claims.Payouts;

public sealed class BuyerPayeeTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private static readonly (string, string)[] Good =
        [("Form.Name", "Иванов Иван Иванович"), ("Form.Account", "4081 7810 3000 0610 4821"), ("Form.Bic", "044525974")];

    private TrackingApp App => quiet.App;

    [Fact]
    public async Task The_customer_names_an_account_with_the_code_typed_again()
    {
        var (_, policy, code) = await App.BoughtAsync(2_000_00);
        var claim = await App.ApproveAsync(policy, 2_000_00, withPayee: false);
        using var visit = new BuyerVisit(App);
        await visit.TypeAsync(code);
        var page = $"/claims/{claim}/payee";

        var without = await visit.PostAsync(page, page, Good);
        var wrong = await visit.PostAsync(page, page, [.. Good, ("Form.Code", "AAAAA-AAAAA")]);
        Assert.All([without, wrong], one => Assert.Equal(HttpStatusCode.UnprocessableEntity, one.Answer.StatusCode));
        Assert.Contains("Код не подошёл.", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(0L, await PayeesAsync(claim));

        var right = await visit.PostAsync(page, page, [.. Good, ("Form.Code", code.ToLowerInvariant())]);
        Assert.Equal($"/claims/{claim}#money", right.Answer.Headers.Location?.OriginalString);
        Assert.Equal(1L, await PayeesAsync(claim));
        Assert.Equal(1L, await App.ScalarAsync<long>(
            "select count(*) from audit_entry where action = 'payout.payee-kept' and subject = $1 and actor = 'visitor'", claim));
    }

    [Fact]
    public async Task Another_policys_code_proves_nothing_and_its_buyer_finds_no_such_claim()
    {
        var (_, policy, code) = await App.BoughtAsync(2_000_00);
        var claim = await App.ApproveAsync(policy, 2_000_00, withPayee: false);
        var (_, _, othersCode) = await App.BoughtAsync(2_000_00);
        var page = $"/claims/{claim}/payee";
        using var buyer = new BuyerVisit(App);
        await buyer.TypeAsync(code);
        using var other = new BuyerVisit(App);
        await other.TypeAsync(othersCode);

        var mixed = await buyer.PostAsync(page, page, [.. Good, ("Form.Code", othersCode)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mixed.Answer.StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(page)).Answer.StatusCode);
        var foreign = await other.PostAsync("/p/policy", page, [.. Good, ("Form.Code", othersCode)]);
        Assert.Equal(HttpStatusCode.NotFound, foreign.Answer.StatusCode);
        Assert.Equal(0L, await PayeesAsync(claim));
    }

    [Theory]
    [InlineData("Form.Account", "4081 7810 3000 0610 4822", "Счёт и БИК не подходят друг к другу")]
    [InlineData("Form.Account", "2200 1234 5678 9010", "Это не номер карты.")]
    [InlineData("Form.Account", "30101810145250000974", "корреспондентский счёт самого банка")]
    [InlineData("Form.Bic", "44525974", "В БИК девять цифр")]
    [InlineData("Form.Name", "=cmd()", "Напишите имя русскими или латинскими буквами")]
    public async Task What_is_wrong_is_said_beside_what_was_typed(string field, string typed, string sentence)
    {
        var (_, policy, code) = await App.BoughtAsync(2_000_00);
        var claim = await App.ApproveAsync(policy, 2_000_00, withPayee: false);
        using var visit = new BuyerVisit(App);
        await visit.TypeAsync(code);
        var page = $"/claims/{claim}/payee";

        var answer = await visit.PostAsync(
            page, page, [.. Good.Where(one => one.Item1 != field), (field, typed), ("Form.Code", code)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Answer.StatusCode);
        Assert.Contains(sentence, answer.Text, StringComparison.Ordinal);
        Assert.Contains($"value=\"{typed}\"", answer.Text, StringComparison.Ordinal);
        Assert.Contains("no-store", $"{answer.Answer.Headers.CacheControl}", StringComparison.Ordinal);
        Assert.Equal(0L, await PayeesAsync(claim));
    }

    [Fact]
    public async Task A_consultant_writes_it_down_on_the_telephone()
    {
        var claim = await App.ApproveAsync(await App.PolicyAsync(2_000_00), 2_000_00, withPayee: false);
        using var smirnov = await App.SignInAsync("smirnov");
        var page = $"/desk/payouts/payee/{claim}";

        using var kept = await smirnov.PostFormAsync(page, Good.ToDictionary(one => one.Item1, one => one.Item2));

        Assert.Equal($"/desk/{claim}#money", kept.Headers.Location?.OriginalString);
        Assert.Equal("desk", await App.ScalarAsync<string>(
            "select details ->> 'by' from audit_entry where action = 'payout.payee-kept' and subject = $1", claim));
    }

    private Task<long> PayeesAsync(string claim) =>
        App.ScalarAsync<long>("select count(*) from claim_payee where claim_number = $1", claim);
}
