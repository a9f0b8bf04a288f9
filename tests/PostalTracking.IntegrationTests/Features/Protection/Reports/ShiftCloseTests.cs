using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Domain.Protection;
using PostalTracking.IntegrationTests.Features.Protection.Paper;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Reports;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.IntegrationTests.Features.Protection.Reports;

public sealed class ShiftCloseTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private readonly TrackingApp _app = quiet.App;

    [Fact]
    public async Task A_shift_is_counted_blind_explained_closed_and_approved()
    {
        var ivanova = Staff.Of("ivanova");
        var shift = await _app.OpenShiftAsync(ivanova, cash: 1_000_50);
        await SellAsync(ivanova, shift, PaymentMeans.Cash);
        await SellAsync(ivanova, shift, PaymentMeans.Cash);
        await SellAsync(ivanova, shift, PaymentMeans.Card);
        using var clerk = await _app.SignInAsync("ivanova");
        var page = $"/counter/shift?shift={shift.Id}";
        var token = await clerk.FormTokenAsync(page);
        Assert.DoesNotContain("Должно быть в кассе", await TextAsync(clerk, page), StringComparison.Ordinal);

        // 1,000.50 + 2 × 99.00 = 1,198.50; there are 1,198.60 in the drawer.
        var counted = new Dictionary<string, string>
        {
            ["shift"] = $"{shift.Id}",
            ["n100000"] = "1",
            ["n10000"] = "1",
            ["n5000"] = "1",
            ["c1000"] = "4",
            ["c500"] = "1",
            ["c200"] = "1",
            ["c100"] = "1",
            ["c50"] = "1",
            ["c10"] = "1",
        };
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(clerk, token, $"{page}&handler=Count", counted));
        var text = await TextAsync(clerk, page);
        Assert.Contains("Излишек 0,10\u00A0₽", text, StringComparison.Ordinal);
        Assert.Contains("1\u00A0198,50\u00A0₽", text, StringComparison.Ordinal);

        // Another count is answered like the first and changes nothing.
        counted["n500000"] = "10";
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(clerk, token, $"{page}&handler=Count", counted));
        Assert.Equal(1, await LinesAsync(shift.Id, JournalKind.Counted));
        Assert.Equal(1_198_60, (await ShiftAsync(shift.Id)).Counted);

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(
            clerk, token, $"{page}&handler=Close", new() { ["shift"] = $"{shift.Id}", ["Reason"] = " " }));
        Assert.Null((await ShiftAsync(shift.Id)).ClosedAt);
        for (var twice = 0; twice < 2; twice++)
        {
            Assert.Equal(
                HttpStatusCode.Redirect,
                await PostAsync(clerk, token, $"{page}&handler=Close", new() { ["shift"] = $"{shift.Id}", ["Reason"] = "Сдачу не взяли" }));
        }

        Assert.Equal(1, await LinesAsync(shift.Id, JournalKind.Closed));
        var pdf = await PaperReaders.TextAsync(await clerk.GetByteArrayAsync(
            new Uri($"/counter/shift/{shift.Id}/report.pdf", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Contains("Z-отчёт", pdf, StringComparison.Ordinal);
        Assert.Contains("Сдачу не взяли", pdf, StringComparison.Ordinal);
        Assert.Contains("ещё не смотрел", pdf, StringComparison.Ordinal);

        using var supervisor = await _app.SignInAsync("sidorova");
        var note = new Dictionary<string, string> { ["shift"] = $"{shift.Id}", ["Note"] = "Мелочь покупателя" };
        var theirs = await supervisor.FormTokenAsync("/counter/approvals");
        Assert.Equal(
            HttpStatusCode.BadRequest, await PostAsync(supervisor, theirs, "/counter/approvals", new() { ["shift"] = $"{shift.Id}" }));
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(supervisor, theirs, "/counter/approvals", note));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(supervisor, theirs, "/counter/approvals", note));
        Assert.Equal(Staff.Of("sidorova").Id, (await ShiftAsync(shift.Id)).ApprovedBy);
        Assert.Equal(1, await LinesAsync(shift.Id, JournalKind.Approved));
        Assert.Contains("Сидорова М. И.", await TextAsync(clerk, page), StringComparison.Ordinal);
        Assert.Null(await _app.WrongLineAsync(shift.Id));
    }

    [Fact]
    public async Task Who_is_not_the_supervisor_of_the_office_or_closed_the_shift_does_not_approve()
    {
        var clerk = Counter.NewClerk() with { Role = StaffRole.Supervisor };
        var shift = await ClosedWithDifferenceAsync(clerk);

        Assert.False(await ApproveAsync(shift.Id, clerk));
        Assert.False(await ApproveAsync(shift.Id, Staff.Of("kuznetsova")));
        Assert.Null((await ShiftAsync(shift.Id)).ApprovedBy);
        Assert.True(await ApproveAsync(shift.Id, Staff.Of("sidorova")));
    }

    [Fact]
    public async Task A_sale_that_races_the_count_is_in_it_or_refused()
    {
        var clerk = Counter.NewClerk();
        var shift = await _app.OpenShiftAsync(clerk, cash: 0);
        var orders = new List<SaleOrder>();
        for (var i = 0; i < 12; i++)
        {
            orders.Add(Counter.Order(await _app.ArrivedAsync()));
        }

        var seller = new Seller(clerk.Id, shift.Id, shift.Office);
        CashCount.Read(_ => null, out var nothing);
        var sales = orders.Select(order => Task.Run(() => _app.SellAsync(order, seller))).ToList();
        var counts = Enumerable.Range(0, 3).Select(_ => Task.Run(() => _app.InScopeAsync(services =>
            services.GetRequiredService<CountDrawer>().RunAsync(shift.Id, clerk, nothing, TestContext.Current.CancellationToken))));
        Assert.All(await Task.WhenAll(counts), Assert.True);
        var outcomes = await Task.WhenAll(sales);

        var sold = outcomes.Count(outcome => outcome is SaleOutcome.Sold);
        Assert.Equal(
            outcomes.Length - sold, outcomes.Count(outcome => outcome is SaleOutcome.NotEligible { Reason: SaleRefusal.ShiftClosed }));
        Assert.Equal(99_00 * sold, (await ShiftAsync(shift.Id)).Expected);
        Assert.Equal(sold, await LinesAsync(shift.Id, JournalKind.Sale));
        Assert.Equal(1, await LinesAsync(shift.Id, JournalKind.Counted));
        Assert.IsType<SaleOutcome.NotEligible>(await _app.SellAsync(Counter.Order(await _app.ArrivedAsync()), seller));
        Assert.Null(await _app.WrongLineAsync(shift.Id));
    }

    [Fact]
    public async Task A_report_says_loudly_that_journal_and_money_differ()
    {
        var petrov = Staff.Of("petrov");
        var shift = await _app.OpenShiftAsync(petrov);
        await _app.InTransactionAsync(services => services.GetRequiredService<Web.Features.Protection.Shifts.Journal>().AppendAsync(
            shift.Id, JournalKind.Sale, 99_00, PaymentMeans.Card, null, null, null, petrov.Id, TestContext.Current.CancellationToken));
        using var clerk = await _app.SignInAsync("petrov");

        Assert.Contains("Журнал и деньги говорят разное (картой)", await TextAsync(clerk, "/counter/shift"), StringComparison.Ordinal);
    }

    private async Task<Shift> ClosedWithDifferenceAsync(CurrentStaff clerk)
    {
        var shift = await _app.OpenShiftAsync(clerk, cash: 100_00);
        CashCount.Read(_ => null, out var nothing);
        await _app.InScopeAsync(services => services.GetRequiredService<CountDrawer>().RunAsync(
            shift.Id, clerk, nothing, TestContext.Current.CancellationToken));
        Assert.Equal(CloseOutcome.Closed, await _app.InScopeAsync(services => services.GetRequiredService<CloseShift>().RunAsync(
            shift.Id, clerk, "Не знаю", TestContext.Current.CancellationToken)));
        return shift;
    }

    private Task<bool> ApproveAsync(Guid shiftId, CurrentStaff staff) => _app.InScopeAsync(services =>
        services.GetRequiredService<ApproveDifference>().RunAsync(shiftId, staff, "Видела", TestContext.Current.CancellationToken));

    private async Task SellAsync(CurrentStaff clerk, Shift shift, PaymentMeans means) => await _app.SoldAsync(
        Counter.Order(await _app.ArrivedAsync()) with { Means = means }, new(clerk.Id, shift.Id, shift.Office));

    private Task<Shift> ShiftAsync(Guid id) => _app.InScopeAsync(services => services.GetRequiredService<PostalTrackingDbContext>()
        .Set<Shift>().AsNoTracking().SingleAsync(shift => shift.Id == id, TestContext.Current.CancellationToken));

    private Task<int> LinesAsync(Guid shiftId, JournalKind kind) =>
        _app.InScopeAsync(services => services.GetRequiredService<PostalTrackingDbContext>()
        .Set<JournalEntry>().CountAsync(line => line.ShiftId == shiftId && line.Kind == kind, TestContext.Current.CancellationToken));

    // With one token for all: a page that has nothing more to send has no form.
    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string token, string path, Dictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>(fields) { ["__RequestVerificationToken"] = token });
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task<string> TextAsync(HttpClient client, string path) =>
        WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));
}
