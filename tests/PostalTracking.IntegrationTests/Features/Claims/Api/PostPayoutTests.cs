using System.Net;
using System.Net.Http.Json;
using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Partners;
using static PostalTracking.IntegrationTests.Features.Claims.ClaimCalls;

namespace PostalTracking.IntegrationTests.Features.Claims;

public sealed class PostPayoutTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private readonly TrackingApp _app = quiet.App;

    [Fact]
    public async Task The_customer_says_where_to_and_the_desk_orders_what_was_approved_once()
    {
        var (claim, code) = await ApprovedAsync();
        var kept = await PutPayeeAsync(claim, new { name = "Иванов Иван", account = "4081 7810 7000 0000 0001", bic = "044525225" }, code);
        Assert.True(kept.StatusCode == HttpStatusCode.OK, await kept.TextAsync());
        Assert.Equal("**** 0001", (await kept.JsonAsync()).Text("payee"));

        var ordered = await OrderAsync(claim, "order-1");
        var again = await OrderAsync(claim, "order-1");
        var another = await OrderAsync(claim, "order-2");

        Assert.True(ordered.StatusCode == HttpStatusCode.Created, await ordered.TextAsync());
        Assert.Equal(2_000_00, (await ordered.JsonAsync()).GetProperty("amount").GetProperty("amount").GetInt64());
        Assert.Equal((HttpStatusCode.Created, "true"), (again.StatusCode, again.Header("Idempotency-Replayed")));
        Assert.Equal((HttpStatusCode.Conflict, "/problems/claim-refused"), (another.StatusCode, (await another.JsonAsync()).Text("type")));
        Assert.Equal(1L, await _app.ValueAsync<long>("select count(*) from payout where claim_number = $1", claim));
    }

    [Fact]
    public async Task A_move_to_the_payout_orders_all_that_is_left_and_needs_a_key()
    {
        var (claim, code) = await ApprovedAsync();
        await PutPayeeAsync(claim, new { name = "Иванов Иван", account = "40817810700000000001", bic = "044525225" }, code);

        var without = await _app.PostMoveAsync(claim, new { to = "PayoutOrdered" });
        var with = await _app.PostAsync($"{Route}/{claim}/moves", new { to = "PayoutOrdered" }, DemoKeys.Support, idempotencyKey: "move-1");

        Assert.Equal("/problems/idempotency-key-required", (await without.JsonAsync()).Text("type"));
        Assert.Equal("PayoutOrdered", (await with.JsonAsync()).Text("status"));
    }

    [Fact]
    public async Task Without_an_account_nothing_is_ordered_and_without_a_key_nothing_is_read()
    {
        var (claim, _) = await ApprovedAsync();

        var nowhere = await OrderAsync(claim, "order-3");
        var keyless = await OrderAsync(claim, key: null);

        Assert.Equal((HttpStatusCode.Conflict, "no-payee"), (nowhere.StatusCode, (await nowhere.JsonAsync()).Text("reason")));
        Assert.Equal(
            (HttpStatusCode.BadRequest, "/problems/idempotency-key-required"), (keyless.StatusCode, (await keyless.JsonAsync()).Text("type")));
    }

    [Fact]
    public async Task A_slip_in_the_account_is_said_at_its_field()
    {
        var (claim, code) = await ApprovedAsync();

        var slip = await PutPayeeAsync(claim, new { name = "Иванов Иван", account = "40817810000000000001", bic = "044525225" }, code);

        Assert.Equal(HttpStatusCode.BadRequest, slip.StatusCode);
        Assert.Contains("не подходят друг к другу", await slip.TextAsync(), StringComparison.Ordinal);
    }

    private async Task<(string Claim, string Code)> ApprovedAsync()
    {
        var (_, policy, keys) = await _app.InsureAsync(2_900_00);
        var claim = await _app.FileAsync(policy, asked: 2_000_00, by: FiledClaims.Consultant);
        Assert.IsType<ClaimOutcome.Done>(await _app.MoveAsync(claim, new(ClaimStatus.Approved, ClaimReason.FraudConfirmed)));
        return (claim, keys.AccessCode);
    }

    private async Task<HttpResponseMessage> PutPayeeAsync(string claim, object payee, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Route}/{claim}/payee") { Content = JsonContent.Create(payee) };
        return await _app.Http.SendAsync(request.With("X-Access-Code", code), TestContext.Current.CancellationToken);
    }

    private Task<HttpResponseMessage> OrderAsync(string claim, string? key) =>
        _app.PostAsync($"{Route}/{claim}/payouts", new { }, DemoKeys.Support, idempotencyKey: key);
}
