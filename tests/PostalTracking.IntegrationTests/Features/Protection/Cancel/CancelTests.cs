using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Domain.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Protection.Cancel;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.IntegrationTests.Features.Protection.Cancel;

public sealed class CancelTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private readonly TrackingApp _app = quiet.App;

    [Theory]
    [InlineData("petrov", "void")]
    [InlineData("kuznetsova", "refund")]
    public async Task At_the_counter_of_another_office_there_is_no_such_policy(string stranger, string way)
    {
        var sold = (await _app.SellByApiAsync(await _app.ArrivedAsync())).Text("policyNumber")!;
        using var elsewhere = await _app.SignInAsync(stranger);
        await elsewhere.PostFormAsync("/counter", new() { ["Cash"] = "100" }, "/counter?handler=Open");
        var token = await elsewhere.FormTokenAsync("/counter");

        using var form = new FormUrlEncodedContent(
            [new("Find", sold), new("Way", way), new("Reason", "Ошибка"), new("__RequestVerificationToken", token)]);
        using var answer = await elsewhere.PostAsync(new Uri("/counter/cancel", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Contains(
            "По этому номеру защиты нет", WebUtility.HtmlDecode(await answer.TextAsync()), StringComparison.Ordinal);
        Assert.Equal(1, await _app.ValueAsync<short>("select status from policy where policy_number = $1", sold));
    }

    [Fact]
    public async Task A_void_takes_the_money_back_and_closes_the_buyers_door()
    {
        var number = await _app.ArrivedAsync();
        var sold = (await _app.SellByApiAsync(number)).Text("policyNumber")!;

        var policy = await (await _app.CancelAsync(sold, "void")).JsonAsync();

        Assert.Equal("voided", policy.Text("status"));
        Assert.Equal(
            "1:9900:2, 2:-9900:2",
            await _app.ValueAsync<string>(
                "select string_agg(sequence || ':' || amount || ':' || means, ', ' order by sequence) from premium_entry where policy_number = $1", sold));
        Assert.Equal(
            "2:9900, 3:-9900",
            await _app.ValueAsync<string>(
                "select string_agg(kind || ':' || amount, ', ' order by sequence) from journal_entry where policy_number = $1", sold));
        Assert.Equal(
            "2 2 t",
            await _app.ValueAsync<string>(
                """
                select access_version || ' ' || version || ' ' || left((code_hash is null)::text, 1)
                from policy join policy_number n on n.number = policy_number where policy_number = $1
                """,
                sold));
        Assert.Equal(1, await _app.ValueAsync<long>(
            "select count(*) from outbox_message where type = 'policy.voided' and payload ->> 'policyNumber' = $1", sold));
        Assert.Equal(
            "pt_demo_counter", await _app.ValueAsync<string>(
                "select actor from audit_entry where action = 'policy.voided' and subject = $1", sold));
        Assert.Null(await _app.WrongLineAsync(Counter.Demo.ShiftId));

        // What was sold by mistake can be sold right.
        await _app.SellByApiAsync(number);
    }

    [Fact]
    public async Task Only_once_even_from_two_sides_at_once()
    {
        var sold = (await _app.SellByApiAsync(await _app.ArrivedAsync())).Text("policyNumber")!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => _app.CancelAsync(sold, i % 2 == 0 ? "void" : "cooling-off")));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.OK))
        {
            Assert.Equal("not-active", (await refused.ProblemAsync(HttpStatusCode.Conflict, "not-cancellable")).Text("reason"));
        }

        Assert.Equal(0, await _app.ValueAsync<long>("select sum(amount)::bigint from premium_entry where policy_number = $1", sold));
    }

    [Fact]
    public async Task A_mistake_is_undone_in_its_own_shift_only_and_a_refund_in_any()
    {
        var clerk = Counter.NewClerk();
        var seller = await ShiftOf(clerk);
        var other = await ShiftOf(Counter.NewClerk());
        var policy = await _app.SoldAsync(Counter.Order(await _app.ArrivedAsync()), seller);

        Assert.Equal(CancelRefusal.AnotherShift, await RefusedAsync(s => VoidAsync(s, policy, other)));
        Assert.Equal(CancelRefusal.AnotherClerk, await RefusedAsync(s => VoidAsync(s, policy, seller with { StaffId = Guid.NewGuid() })));

        var refunded = Assert.IsType<CancelOutcome.Cancelled>(await _app.InTransactionAsync(s => RefundAsync(s, policy, other)));
        Assert.Equal((PolicyStatus.Refunded, 99_00, PaymentMeans.Cash), (refunded.Policy.Status, refunded.Amount, refunded.Means));
        Assert.Equal(
            -99_00L, await _app.ValueAsync<long>("select sum(amount)::bigint from premium_entry where shift_id = $1", other.ShiftId));
        Assert.Equal(
            "5:-9900", await _app.ValueAsync<string>(
                "select sequence + 3 || ':' || amount from journal_entry where shift_id = $1 and kind = 4", other.ShiftId));
    }

    [Fact]
    public async Task Not_in_a_closed_shift_nor_after_a_claim_nor_after_the_cooling_off_time()
    {
        var seller = await ShiftOf(Counter.NewClerk());
        var policy = await _app.SoldAsync(Counter.Order(await _app.ArrivedAsync()), seller);

        await _app.SetAsync("update shift set closed_at = opened_at where id = $1", seller.ShiftId);
        Assert.Equal(CancelRefusal.ShiftClosed, await RefusedAsync(s => VoidAsync(s, policy, seller)));
        Assert.Equal(CancelRefusal.ShiftClosed, await RefusedAsync(s => RefundAsync(s, policy, seller)));
        await _app.SetAsync("update shift set closed_at = null where id = $1", seller.ShiftId);

        await _app.SetAsync("update policy set claimed_at = cover_from where policy_number = $1", policy.PolicyNumber);
        Assert.Equal(CancelRefusal.Claimed, await RefusedAsync(s => VoidAsync(s, policy, seller)));
        Assert.Equal(CancelRefusal.Claimed, await RefusedAsync(s => RefundAsync(s, policy, seller)));

        await _app.SetAsync(
            "update policy set claimed_at = null, cover_from = cover_from - interval '15 days' where policy_number = $1", policy.PolicyNumber);
        Assert.Equal(CancelRefusal.CoolingOffOver, await RefusedAsync(s => RefundAsync(s, policy, seller)));
        Assert.IsType<CancelOutcome.Cancelled>(await _app.InTransactionAsync(s => VoidAsync(s, policy, seller)));
        Assert.IsType<CancelOutcome.NotFound>(await _app.InTransactionAsync(
            s => s.GetRequiredService<VoidPolicy>().VoidAsync("1234567897", seller, "", TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_keys_mistake_is_undone_the_same_day_only()
    {
        var sold = (await _app.SellByApiAsync(await _app.ArrivedAsync())).Text("policyNumber")!;
        await _app.SetAsync("update policy set cover_from = cover_from - interval '1 day' where policy_number = $1", sold);

        var problem = await (await _app.CancelAsync(sold, "void")).ProblemAsync(HttpStatusCode.Conflict, "not-cancellable");

        Assert.Equal("another-shift", problem.Text("reason"));
        await (await _app.CancelAsync(sold, "another")).ProblemAsync(HttpStatusCode.BadRequest, "validation");
        Assert.Equal("refunded", (await (await _app.CancelAsync(sold, "cooling-off")).JsonAsync()).Text("status"));
    }

    private static Task<CancelOutcome> VoidAsync(IServiceProvider services, Policy policy, Seller seller) =>
        services.GetRequiredService<VoidPolicy>().VoidAsync(policy.PolicyNumber, seller, "Ошибка", TestContext.Current.CancellationToken);

    private static Task<CancelOutcome> RefundAsync(IServiceProvider services, Policy policy, Seller seller) =>
        services.GetRequiredService<RefundPolicy>().RefundAsync(
            policy.PolicyNumber, seller, "Передумал", TestContext.Current.CancellationToken);

    private async Task<CancelRefusal> RefusedAsync(Func<IServiceProvider, Task<CancelOutcome>> work) =>
        Assert.IsType<CancelOutcome.Refused>(await _app.InTransactionAsync(work)).Reason;

    private async Task<Seller> ShiftOf(Web.Features.Staff.CurrentStaff clerk) =>
        new(clerk.Id, (await _app.OpenShiftAsync(clerk)).Id, clerk.Office!.Value);
}
