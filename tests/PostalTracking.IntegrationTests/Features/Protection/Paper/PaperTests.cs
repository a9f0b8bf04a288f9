using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Domain.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Protection.Cancel;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Protection.Paper;

public sealed class PaperTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private readonly TrackingApp _app = quiet.App;

    [Fact]
    public async Task The_text_of_a_confirmation_is_selected_and_its_codes_are_read_by_others()
    {
        var number = await _app.ArrivedAsync(4_500_00);
        var sold = Assert.IsType<SaleOutcome.Sold>(await _app.SellAsync(Counter.Order(number, 4_500_00)));
        using var clerk = await _app.SignInAsync("ivanova");

        var pdf = await PdfAsync(clerk, sold.Policy.PolicyNumber);

        Assert.Equal(
            [$"CODE-128:{number}", $"QR-Code:http://localhost:8080/p/{sold.Keys.Capability}"],
            (await PaperReaders.CodesAsync(pdf)).Order());
        var text = await PaperReaders.TextAsync(pdf);
        Assert.Contains("Подтверждение и правила", text, StringComparison.Ordinal);
        Assert.Contains("Это не кассовый чек", text, StringComparison.Ordinal);
        Assert.Contains(PolicyDigits.Grouped(sold.Policy.PolicyNumber), text, StringComparison.Ordinal);
        Assert.Contains($"{sold.Keys.AccessCode[..5]}-{sold.Keys.AccessCode[5..]}", text, StringComparison.Ordinal);
        Assert.Contains("Как снять вскрытие", text, StringComparison.Ordinal);
        Assert.Contains("Иванова Е. П.", text, StringComparison.Ordinal);
        Assert.Matches(@"390000\s+Рязань", text);
    }

    [Fact]
    public async Task The_page_says_what_the_pdf_says_and_is_drawn_without_style_attributes()
    {
        var sold = await _app.SoldAsync(Counter.Order(await _app.ArrivedAsync()));
        using var clerk = await _app.SignInAsync("ivanova");

        foreach (var format in new[] { "", "?format=a4" })
        {
            var page = await TextAsync(clerk, $"/counter/policies/{sold.PolicyNumber}/paper{format}");
            Assert.Contains(PolicyDigits.Grouped(sold.PolicyNumber), page, StringComparison.Ordinal);
            Assert.Contains(NumberGroups.Of(sold.TrackNumber), page, StringComparison.Ordinal);
            Assert.Contains("Если обманули, позвоните", page, StringComparison.Ordinal);
            Assert.Equal(2, page.Split("<svg ").Length - 1);
            Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_office_has_no_such_paper_and_who_does_not_sell_may_not_ask()
    {
        var sold = await _app.SoldAsync(Counter.Order(await _app.ArrivedAsync()));
        using var stranger = await _app.SignInAsync("petrov");
        using var consultant = await _app.SignInAsync("smirnov");
        foreach (var path in new[] { $"/counter/policies/{sold.PolicyNumber}/paper", $"/counter/policies/{sold.PolicyNumber}/paper.pdf" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, path));
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(consultant, path));
            Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(_app.Http, path));
        }

        using var clerk = await _app.SignInAsync("ivanova");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(clerk, "/counter/policies/1234567890/paper"));
    }

    [Fact]
    public async Task A_copy_needs_a_shift_is_marked_and_stands_in_the_journal()
    {
        var sold = await _app.SoldAsync(Counter.Order(await _app.ArrivedAsync()));
        var page = $"/counter/policies/{sold.PolicyNumber}/paper";
        using var supervisor = await _app.SignInAsync("sidorova");
        using var refused = await supervisor.PostFormAsync(page, []);
        Assert.Contains(
            "откройте смену", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var shift = await _app.OpenShiftAsync(Staff.Of("sidorova"));
        using var made = await supervisor.PostFormAsync(page, []);

        Assert.Equal($"{page}?copy=1", made.Headers.Location?.OriginalString);
        Assert.Contains("КОПИЯ № 1", await TextAsync(supervisor, $"{page}?copy=1"), StringComparison.Ordinal);
        Assert.Contains(
            "КОПИЯ № 1", await PaperReaders.TextAsync(await PdfAsync(supervisor, sold.PolicyNumber, "?copy=1")), StringComparison.Ordinal);
        Assert.Equal(
            (short)JournalKind.Reprint,
            await _app.ValueAsync<short>("select kind from journal_entry where policy_number = $1 and kind <> 2", sold.PolicyNumber));
        Assert.Null(await _app.WrongLineAsync(shift.Id));

        // From now on there is no original, and no copy that is in no journal.
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(supervisor, $"{page}.pdf"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(supervisor, $"{page}.pdf?copy=2"));
    }

    [Fact]
    public async Task What_was_given_back_has_an_act_and_no_way_in()
    {
        var sold = Assert.IsType<SaleOutcome.Sold>(await _app.SellAsync(Counter.Order(await _app.ArrivedAsync())));
        await _app.InTransactionAsync(services => services.GetRequiredService<RefundPolicy>().RefundAsync(
            sold.Policy.PolicyNumber, Counter.Demo, "Передумала, посылку не берёт", TestContext.Current.CancellationToken));
        using var clerk = await _app.SignInAsync("ivanova");

        var text = await PaperReaders.TextAsync(await PdfAsync(clerk, sold.Policy.PolicyNumber));

        Assert.Contains("Акт возврата", text, StringComparison.Ordinal);
        Assert.Contains("Передумала, посылку не берёт", text, StringComparison.Ordinal);
        Assert.DoesNotContain(sold.Keys.AccessCode[..5], text, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("/p/"), await TextAsync(clerk, $"/counter/policies/{sold.Policy.PolicyNumber}/paper"));
    }

    private static async Task<byte[]> PdfAsync(HttpClient client, string policyNumber, string query = "")
    {
        using var answer = await client.GetAsync(
            new Uri($"/counter/policies/{policyNumber}/paper.pdf{query}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> TextAsync(HttpClient client, string path) =>
        WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
