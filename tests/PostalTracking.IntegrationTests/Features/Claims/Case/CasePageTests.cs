using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.IntegrationTests.Features.Claims.Case;

public sealed class CasePageTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    [Fact]
    public async Task It_says_whose_turn_it_is_from_the_sending_to_the_money_refused()
    {
        using var visit = await OpenAsync(1201, 4_500_00);
        var number = await App.FileAsync(visit.PolicyNumber, asked: 4_500_00);
        Assert.Contains("Ваш ход до", await TextAsync(visit, number), StringComparison.Ordinal);
        Assert.Contains("Пришлите: видео вскрытия.", await TextAsync(visit, number), StringComparison.Ordinal);

        await App.ReceiveAsync(number, EvidenceKind.UnboxingVideo);
        Assert.Contains("Наш ход: решим до", await TextAsync(visit, number), StringComparison.Ordinal);

        await App.MoveAsync(number, new(ClaimStatus.Rejected, ClaimReason.EvidenceContradicts, "На видео телефон, а не кирпич."));
        var text = await TextAsync(visit, number);
        Assert.Contains("Мы отказали сегодня", text, StringComparison.Ordinal);
        Assert.Contains("Доказательства показывают не то", text, StringComparison.Ordinal);
        Assert.Contains("На видео телефон, а не кирпич.", text, StringComparison.Ordinal);
        Assert.Contains("Решение изменит запись или документ", text, StringComparison.Ordinal);
        Assert.Contains("Можно ещё 2 раза.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_s_claim_is_not_found_by_any_form()
    {
        using var visit = await OpenAsync(1202);
        using var stranger = await OpenAsync(1203);
        var number = await App.FileAsync(visit.PolicyNumber);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Buyer.GetAsync($"/claims/{number}")).Answer.StatusCode);
        foreach (var handler in (string[])["Message", "Appeal", "Withdraw", "Ready"])
        {
            var (answer, _) = await stranger.Buyer.PostAsync(
                "/p/policy", $"/claims/{number}?handler={handler}", ("Text", "Чужое"), ("Key", new string('a', 32)),
                ("Reason", "ChangedMind"), ("Version", $"{(await App.ReadAsync(number)).Version}"));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal(ClaimStatus.Submitted, (await App.ReadAsync(number)).Status);
        await App.RenewAsync(visit.PolicyNumber);
        Assert.Equal(HttpStatusCode.NotFound, (await visit.Buyer.GetAsync($"/claims/{number}")).Answer.StatusCode);
    }

    [Fact]
    public async Task It_is_kept_by_no_cache_and_found_by_no_search()
    {
        using var visit = await OpenAsync(1204);
        var (answer, text) = await visit.Buyer.GetAsync($"/claims/{await App.FileAsync(visit.PolicyNumber)}");

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("noindex", text, StringComparison.Ordinal);
        Assert.NotNull(answer.Headers.ETag);
    }

    [Fact]
    public async Task A_message_is_in_the_story_once_however_often_it_is_sent()
    {
        using var visit = await OpenAsync(1205);
        var page = $"/claims/{await App.FileAsync(visit.PolicyNumber)}";
        var form = BuyerVisit.HiddenIn((await visit.Buyer.GetAsync(page)).Text).ToArray();

        await visit.Buyer.PostAsync(page, $"{page}?handler=Message", [.. form, ("Text", "Нашёл чек.")]);
        await visit.Buyer.PostAsync(page, $"{page}?handler=Message", [.. form, ("Text", "Нашёл чек.")]);
        await visit.Buyer.PostAsync(page, $"{page}?handler=Message", [.. form, ("Text", "И ещё письмо.")]);

        Assert.Equal(2, await App.ValueAsync<long>(
            "select count(*) from claim_entry where track_number = $1 and kind = 2", visit.TrackNumber));
        var (empty, text) = await visit.Buyer.FillAsync(page, "Message", ("Text", "  "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("Сообщение пустое", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_of_the_staff_are_not_told()
    {
        using var visit = await OpenAsync(1206);
        var number = await App.FileAsync(visit.PolicyNumber);
        await using (var scope = App.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<WriteMessage>().WriteAsync(
                number, "Похоже на шайку.", FiledClaims.Consultant, isInternal: true, TestContext.Current.CancellationToken);
        }

        Assert.DoesNotContain("шайку", await TextAsync(visit, number), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_appeal_needs_reasons_is_counted_and_keeps_what_was_written()
    {
        using var visit = await OpenAsync(1207);
        var number = await App.FileAsync(visit.PolicyNumber, by: FiledClaims.Consultant);
        Assert.DoesNotContain("handler=Appeal", await TextAsync(visit, number), StringComparison.Ordinal);
        await App.MoveAsync(number, new(ClaimStatus.Rejected, ClaimReason.NotCovered));

        var (none, said) = await visit.Buyer.FillAsync($"/claims/{number}", "Appeal", ("Reasons", "Есть чек."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        Assert.Contains("Есть чек.</textarea>", said, StringComparison.Ordinal);
        var (done, _) = await visit.Buyer.FillAsync($"/claims/{number}", "Appeal", ("Reason", "NewFacts"), ("Reasons", "Есть чек."));
        Assert.Equal($"/claims/{number}", done.Header("Location"));

        Assert.Equal((ClaimStatus.Appealed, (short)1), ((await App.ReadAsync(number)).Status, (await App.ReadAsync(number)).Appeals));
        await App.MoveAsync(number, new(ClaimStatus.Rejected, ClaimReason.NotCovered), FiledClaims.Senior);
        Assert.Contains("Можно ещё 1 раз.", await TextAsync(visit, number), StringComparison.Ordinal);
        await Sql(number, "decided_at = decided_at - interval '31 days'");
        var late = await TextAsync(visit, number);
        Assert.DoesNotContain("handler=Appeal", late, StringComparison.Ordinal);
        Assert.Contains("Срок, чтобы не согласиться, прошёл", late, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_asked_in_words_the_customer_calls_done_and_what_stands_on_the_list_not()
    {
        using var visit = await OpenAsync(1208);
        var number = await App.FileAsync(visit.PolicyNumber, by: FiledClaims.Consultant);
        await App.MoveAsync(number, new(ClaimStatus.EvidenceRequested, ClaimReason.DetailsNeeded, "В каком магазине заказывали?"));
        var text = await TextAsync(visit, number);
        Assert.Contains("В каком магазине заказывали?", text, StringComparison.Ordinal);
        Assert.Contains("У меня всё, проверяйте", text, StringComparison.Ordinal);
        await visit.Buyer.FillAsync($"/claims/{number}", "Ready");
        Assert.Equal(ClaimStatus.InReview, (await App.ReadAsync(number)).Status);

        ClaimOrder more = new(ClaimStatus.EvidenceRequested, ClaimReason.DocumentNeeded) { Needs = [new(EvidenceKind.OrderPage)] };
        await App.MoveAsync(number, more);
        var (refused, said) = await visit.Buyer.FillAsync($"/claims/{number}", "Ready");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Пришлите: заказ", said, StringComparison.Ordinal);
        Assert.Equal(ClaimStatus.EvidenceRequested, (await App.ReadAsync(number)).Status);
    }

    [Fact]
    public async Task Withdrawing_asks_for_a_reason_and_sees_what_changed_meanwhile()
    {
        using var visit = await OpenAsync(1209);
        var number = await App.FileAsync(visit.PolicyNumber);
        var old = BuyerVisit.HiddenIn((await visit.Buyer.GetAsync($"/claims/{number}")).Text).ToArray();
        await App.MoveAsync(number, new(ClaimStatus.InReview));

        var (changed, text) = await visit.Buyer.PostAsync(
            $"/claims/{number}", $"/claims/{number}?handler=Withdraw", [.. old, ("Reason", "ChangedMind")]);
        Assert.Equal(HttpStatusCode.Conflict, changed.StatusCode);
        Assert.Contains("что-то изменилось", text, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity, (await visit.Buyer.FillAsync($"/claims/{number}", "Withdraw")).Answer.StatusCode);
        await visit.Buyer.FillAsync($"/claims/{number}", "Withdraw", ("Reason", "SettledWithSeller"));

        Assert.Equal(ClaimStatus.Withdrawn, (await App.ReadAsync(number)).Status);
        Assert.Contains("Вы отозвали обращение", await TextAsync(visit, number), StringComparison.Ordinal);
    }

    private TrackingApp App => quiet.App;

    private Task<ClaimVisit> OpenAsync(int serial, long cod = 2_900_00) => ClaimVisit.OpenAsync(App, serial, cod);

    private static async Task<string> TextAsync(ClaimVisit visit, string number)
    {
        var (answer, text) = await visit.Buyer.GetAsync($"/claims/{number}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return text;
    }

    private async Task Sql(string number, string set)
    {
        await using var command = App.Database.CreateCommand($"update claim set {set} where claim_number = '{number}'");
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
