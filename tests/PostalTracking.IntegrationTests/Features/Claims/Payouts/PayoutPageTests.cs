using System.Net;
using System.Text.RegularExpressions;
using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Claims.Payouts;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Features.Claims.Payouts;

public sealed partial class PayoutPageTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private TrackingApp App => quiet.App;

    [Fact]
    public async Task A_consultant_orders_a_senior_reads_the_payee_and_releases_and_all_of_it_is_written_down()
    {
        var claim = await App.ApproveAsync(await App.PolicyAsync(2_000_00), 2_000_00);
        using var smirnov = await App.SignInAsync("smirnov");
        var order = $"/desk/payouts/order/{claim}";
        var ordered = await SendAsync(smirnov, order, ("Amount", "2 000,00 ₽"));
        Assert.Equal((HttpStatusCode.Redirect, $"/desk/{claim}#money"), (ordered.Status, ordered.Location));

        Assert.Contains($"{claim}-1", await TextAsync(smirnov, "/desk/payouts"), StringComparison.Ordinal);
        using var closed = await smirnov.GetAsync(
            new Uri($"/desk/payouts/{claim}/1", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);

        using var volkova = await App.SignInAsync("volkova");
        var page = await TextAsync(volkova, $"/desk/payouts/{claim}/1");
        Assert.Contains("Иванов Иван Иванович", page, StringComparison.Ordinal);
        Assert.Contains("4081 7810 3000 0610 4821", page, StringComparison.Ordinal);
        Assert.Equal(1L, await App.ScalarAsync<long>(
            "select count(*) from audit_entry where action = 'payout.payee-read' and subject = $1", $"{claim}-1"));
        Assert.DoesNotContain("Иванов", await TextAsync(volkova, "/desk/payouts"), StringComparison.Ordinal);

        var released = await SendAsync(volkova, $"/desk/payouts/{claim}/1", "Release");
        Assert.Equal($"/desk/payouts?done=released&payout={claim}-1", released.Location);
        Assert.DoesNotContain("Иванов", await TextAsync(volkova, $"/desk/payouts/{claim}/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_eight_forms_at_once_one_releases_and_the_rest_answer_409_with_how_it_stands()
    {
        var claim = await OrderedAsync(2_000_00);
        var path = $"/desk/payouts/{claim}/1";
        using var volkova = await App.SignInAsync("volkova");
        using var belova = await App.SignInAsync("belova");
        var forms = new List<(HttpClient Client, string Token)>();
        foreach (var client in new[] { volkova, belova })
        {
            forms.AddRange(Enumerable.Repeat((client, await client.FormTokenAsync(path)), 4));
        }

        var answers = await Task.WhenAll(forms.Select(async form =>
        {
            using var content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = form.Token,
                ["Key"] = FormKey.New(),
            });
            using var answer = await form.Client.PostAsync(
                new Uri($"{path}?handler=Release", UriKind.Relative), content, TestContext.Current.CancellationToken);
            return (answer.StatusCode, Text: WebUtility.HtmlDecode(
                await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.Redirect), answer =>
        {
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Contains("Пока вы смотрели, выплату изменили: теперь она выпущена.", answer.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Whoever_decided_sees_why_not_and_no_payee()
    {
        var claim = await App.ApproveAsync(await App.PolicyAsync(2_000_00), 2_000_00, Actor("volkova"));
        await App.OrderAsync(claim, 2_000_00);
        using var volkova = await App.SignInAsync("volkova");

        var page = await TextAsync(volkova, $"/desk/payouts/{claim}/1");

        Assert.Contains("Кто решил, тот не выплачивает.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Иванов", page, StringComparison.Ordinal);
        var sent = await SendAsync(volkova, $"/desk/payouts/{claim}/1", "Release", ("Key", FormKey.New()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.Status);
        Assert.Equal(PayoutStatus.Ordered, (await App.PayoutsAsync(claim)).Single().Status);
    }

    [Fact]
    public async Task The_same_form_over_the_wire_twice_pays_once()
    {
        var claim = await App.ApproveAsync(await App.PolicyAsync(2_000_00), 2_000_00);
        using var smirnov = await App.SignInAsync("smirnov");
        var key = FormKey.New();

        for (var i = 0; i < 2; i++)
        {
            var ordered = await SendAsync(smirnov, $"/desk/payouts/order/{claim}", null, ("Amount", "700"), ("Key", key));
            Assert.Equal(HttpStatusCode.Redirect, ordered.Status);
        }

        Assert.Equal(700_00, (await App.ReadAsync(claim)).AmountOrdered);
        var changed = await SendAsync(smirnov, $"/desk/payouts/order/{claim}", null, ("Amount", "800"), ("Key", key));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, changed.Status);
    }

    [Theory]
    [InlineData("много", HttpStatusCode.BadRequest, "Напишите сумму больше нуля, в рублях.")]
    [InlineData("2000,01", HttpStatusCode.UnprocessableEntity, "Столько не одобрено. Осталось заказать 2 000 ₽.")]
    public async Task A_sum_that_cannot_be_is_answered_by_a_sentence(string amount, HttpStatusCode status, string sentence)
    {
        var claim = await App.ApproveAsync(await App.PolicyAsync(2_000_00), 2_000_00);
        using var smirnov = await App.SignInAsync("smirnov");

        var refused = await SendAsync(smirnov, $"/desk/payouts/order/{claim}", ("Amount", amount));

        Assert.Equal(status, refused.Status);
        Assert.Contains(sentence, refused.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_settled_as_a_whole_and_what_the_bank_returned_stays_returned()
    {
        await App.ExportAsync();
        var claims = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            claims.Add(await OrderedAsync(2_000_00));
            await App.ReleaseAsync(claims[i]);
        }

        using var volkova = await App.SignInAsync("volkova");
        var preview = await TextAsync(volkova, "/desk/payouts/file");
        Assert.Contains("3 выплаты на 6 000 ₽", preview.Replace('\u00A0', ' '), StringComparison.Ordinal);
        var made = await SendAsync(volkova, "/desk/payouts/file");
        Assert.StartsWith("/desk/payouts/files/", made.Location, StringComparison.Ordinal);
        var back = await SendAsync(volkova, $"/desk/payouts/{claims[0]}/1", "Return", ("Reason", "Счёт закрыт"));
        Assert.Equal($"/desk/payouts?done=returned&payout={claims[0]}-1", back.Location);

        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(volkova, made.Location!, "Settle")).Status);

        Assert.Equal(
            [ClaimStatus.Approved, ClaimStatus.Paid, ClaimStatus.Paid],
            [
                (await App.ReadAsync(claims[0])).Status, (await App.ReadAsync(claims[1])).Status,
                (await App.ReadAsync(claims[2])).Status,
            ]);
        Assert.Contains("Все выплаты файла с ответом.", await TextAsync(volkova, made.Location!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recovered_money_is_recorded_with_its_source()
    {
        var claim = await App.ApproveAsync(await App.PolicyAsync(2_000_00), 2_000_00);
        using var smirnov = await App.SignInAsync("smirnov");
        var recorded = await SendAsync(
            smirnov, $"/desk/payouts/recovery/{claim}", ("Amount", "1 200"), ("Source", "Bank"), ("Note", "По чарджбэку"));
        Assert.Equal(HttpStatusCode.Redirect, recorded.Status);
        Assert.Equal(1_200_00, (await App.ReadAsync(claim)).AmountRecovered);

        var refused = await SendAsync(smirnov, $"/desk/payouts/recovery/{claim}", ("Amount", "900"), ("Source", "Bank"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Столько защита не покрывает.", refused.Text, StringComparison.Ordinal);
    }

    private static Web.Features.Claims.Access.ClaimActor Actor(string userName)
    {
        var staff = Protection.Staff.Of(userName);
        return new(ClaimAuthor.Staff, Mover.Consultant | Mover.Senior, staff.Id);
    }

    private async Task<string> OrderedAsync(long sum)
    {
        var claim = await App.ApproveAsync(await App.PolicyAsync(sum), sum);
        Assert.IsType<PayoutOutcome.Done>(await App.OrderAsync(claim, sum));
        return claim;
    }

    private static Task<(HttpStatusCode Status, string? Location, string Text)> SendAsync(
        HttpClient client, string page, params (string Name, string Value)[] fields) => SendAsync(client, page, null, fields);

    private static async Task<(HttpStatusCode Status, string? Location, string Text)> SendAsync(
        HttpClient client, string page, string? handler, params (string Name, string Value)[] fields)
    {
        var text = await client.GetStringAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken);
        var form = new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Token.Match(text).Groups[1].Value,
            ["Key"] = Key.Match(text).Groups[1].Value,
        };
        foreach (var (name, value) in fields)
        {
            form[name] = value;
        }

        if (form["__RequestVerificationToken"].Length == 0)
        {
            form["__RequestVerificationToken"] = await client.FormTokenAsync("/staff/me");
        }

        using var content = new FormUrlEncodedContent(form);
        using var answer = await client.PostAsync(
            new Uri(handler is null ? page : $"{page}?handler={handler}", UriKind.Relative),
            content,
            TestContext.Current.CancellationToken);
        return (
            answer.StatusCode,
            answer.Headers.Location?.OriginalString,
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    private static async Task<string> TextAsync(HttpClient client, string path) =>
        WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token { get; }

    [GeneratedRegex("name=\"Key\" value=\"([^\"]+)\"")]
    private static partial Regex Key { get; }
}
