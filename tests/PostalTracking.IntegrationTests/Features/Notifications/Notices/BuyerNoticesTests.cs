using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Notifications.Notices;

namespace PostalTracking.IntegrationTests.Features.Notifications.Notices;

public sealed class BuyerNoticesTests(SharedNoticeHouse shared) : IClassFixture<SharedNoticeHouse>
{
    [Fact]
    public async Task A_purchase_is_confirmed_to_the_buyer_with_the_way_to_the_own_page()
    {
        var house = await shared.ClearedAsync();
        var (number, email) = await SoldAsync(house);

        Assert.Equal(1, await house.PostAsync());
        Assert.Equal(0, await house.PostAsync());

        var mail = Assert.Single(house.Sink.Letters);
        Assert.Equal((email, "Покупка под защитой"), (mail.To.Mailboxes.Single().Address, mail.Subject));
        Assert.DoesNotContain("2 499", mail.TextBody, StringComparison.Ordinal);
        var link = mail.TextBody!.Split('\n').Single(line => line.StartsWith($"{NoticeHouse.Site}/p/", StringComparison.Ordinal));
        using var buyer = new BuyerVisit(house.App);
        var (opened, _) = await buyer.GetAsync(new Uri(link.Trim()).AbsolutePath);
        Assert.Equal("/p/policy", opened.Headers.Location?.OriginalString);
        Assert.Equal("policy.sold", Assert.Single(await house.LedgerAsync(number)).Said);
    }

    [Fact]
    public async Task Of_a_claim_the_buyer_is_told_what_must_be_known_each_once()
    {
        var house = await shared.ClearedAsync();
        var (number, _) = await SoldAsync(house);
        var policy = await house.App.ValueAsync<string>("select policy_number from policy where track_number = $1", number);
        var claim = await house.App.FileAsync(policy, by: FiledClaims.Consultant);
        await DecideAsync(house, claim, new(ClaimStatus.Rejected, ClaimReason.NotCovered, "Товар тот самый."));
        await house.PostAsync();

        Assert.Equal(["claim.rejected", "policy.sold"], (await house.LedgerAsync(number)).Select(told => told.Said).Order());
        var decided = house.Sink.Letters.Single(mail => mail.Subject == "По вашему обращению есть решение");
        Assert.DoesNotContain("Товар тот самый", decided.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("1 000", decided.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("отклонен", decided.TextBody, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_buyer_is_told_of_our_answer_and_not_of_the_own_words_or_our_notes()
    {
        var house = await shared.ClearedAsync();
        var (number, _) = await SoldAsync(house);
        var policy = await house.App.ValueAsync<string>("select policy_number from policy where track_number = $1", number);
        var claim = await house.App.FileAsync(policy);
        await WriteAsync(house, claim, FiledClaims.Buyer(number, policy), isInternal: false);
        await WriteAsync(house, claim, FiledClaims.Consultant, isInternal: true);
        await WriteAsync(house, claim, FiledClaims.Consultant, isInternal: false);
        await house.PostAsync();

        Assert.Equal(["claim.answered", "policy.sold"], (await house.LedgerAsync(number)).Select(told => told.Said).Order());
        var answered = house.Sink.Letters.Single(mail => mail.Subject == "Мы ответили по вашему обращению");
        Assert.DoesNotContain("Проверили накладную", answered.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sale_taken_back_at_once_is_not_confirmed()
    {
        var house = await shared.ClearedAsync();
        var (number, _) = await SoldAsync(house);
        await house.App.SetAsync("update policy set status = 2 where track_number = $1", number);

        await house.PostAsync();

        Assert.Empty(house.Sink.Letters);
        Assert.Equal(NoticeState.Dropped, Assert.Single(await house.LedgerAsync(number)).State);
    }

    [Fact]
    public async Task A_buyer_who_stops_the_letters_gets_none_of_the_claim()
    {
        var house = await shared.ClearedAsync();
        var (number, email) = await SoldAsync(house);
        await house.PostAsync();
        var capability = house.CapabilityOf(number, email);
        Assert.True(await house.InBookAsync(book => book.StopAsync(capability, TestContext.Current.CancellationToken)));

        var policy = await house.App.ValueAsync<string>("select policy_number from policy where track_number = $1", number);
        var claim = await house.App.FileAsync(policy, by: FiledClaims.Consultant);
        await DecideAsync(house, claim, new(ClaimStatus.Rejected, ClaimReason.NotCovered, "Нет."));
        await house.PostAsync();

        Assert.Single(house.Sink.Letters);
    }

    [Fact]
    public async Task A_buyer_hears_of_the_parcel_only_after_choosing_to()
    {
        var house = await shared.ClearedAsync();
        var (number, email) = await SoldAsync(house);
        await house.PostAsync();
        await house.App.TellAsync(number, Sent.Event(number, "2/1", 0.1));
        await house.PostAsync();
        Assert.Single(house.Sink.Letters);

        var (other, address) = await SoldAsync(house);
        await house.PostAsync();
        using var buyer = new BuyerVisit(house.App);
        var (_, own) = await buyer.GetAsync($"/notices/{house.CapabilityOf(other, address)}");
        Assert.Contains("Мы пишем вам о вашей покупке", own, StringComparison.Ordinal);
        await buyer.FillAsync($"/notices/{house.CapabilityOf(other, address)}", null, ("Form.Events", "Handed"), ("Language", "zh"));
        await house.App.TellAsync(other, Sent.Event(other, "2/1", 0.1));
        house.Sink.Clear();
        await house.PostAsync();
        Assert.Equal("zh", Assert.Single(house.Sink.Letters).Body!.Headers["Content-Language"]);
        Assert.NotEqual(email, address);
    }

    private static async Task<(string Number, string Email)> SoldAsync(NoticeHouse house)
    {
        var number = await house.App.ArrivedAsync();
        var email = NoticeHouse.NewEmail();
        await house.App.SoldAsync(Counter.Order(number) with { Email = email });
        return (number, email);
    }

    private static async Task WriteAsync(NoticeHouse house, string claim, ClaimActor author, bool isInternal) =>
        Assert.IsType<ClaimOutcome.Done>(await house.App.InScopeAsync(services => services.GetRequiredService<WriteMessage>().WriteAsync(
            claim, "Проверили накладную", author, isInternal, TestContext.Current.CancellationToken)));

    private static async Task DecideAsync(NoticeHouse house, string claim, ClaimOrder order) =>
        Assert.IsType<ClaimOutcome.Done>(await house.App.MoveAsync(claim, order));
}
