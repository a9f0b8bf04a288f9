using System.Net;
using System.Text;
using System.Text.Json;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Partners;

namespace PostalTracking.IntegrationTests.Features.Protection;

public sealed class SellPolicyTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private readonly TrackingApp _app = quiet.App;

    [Theory]
    [InlineData(3_000_00, "phone")]
    [InlineData(3_000_01, "video")]
    public async Task A_sale_is_answered_with_the_policy_and_the_buyers_code(long cod, string rule)
    {
        var number = await _app.ArrivedAsync(cod);

        var answer = await _app.PostPolicyAsync(Policies.Sale(number, cod));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var policy = await answer.JsonAsync();
        Assert.Equal($"{Policies.Path}/{policy.Text("policyNumber")}", answer.Header("Location"));
        Assert.Equal(
            ["policyNumber", "accessCode", "trackNumber", "premium", "coverFrom", "coverUntil", "limit", "evidenceRule", "status"],
            policy.EnumerateObject().Select(p => p.Name));
        Assert.Equal(10, policy.Text("accessCode")!.Length);
        Assert.Equal((number, rule, "active"), (policy.Text("trackNumber"), policy.Text("evidenceRule"), policy.Text("status")));
        Assert.Equal("""{"amount":9900,"currency":"RUB"}""", policy.GetProperty("premium").GetRawText());
        Assert.Equal(cod, policy.GetProperty("limit").GetProperty("amount").GetInt64());
        Assert.EndsWith("T20:59:59Z", policy.Text("coverUntil"), StringComparison.Ordinal); // 23:59:59 in Ryazan

        var found = await (await _app.FindPolicyAsync(policy.Text("policyNumber")!)).JsonAsync();
        Assert.False(found.TryGetProperty("accessCode", out _));
        Assert.Equal(policy.Text("coverUntil"), found.Text("coverUntil"));
    }

    [Fact]
    public async Task A_repeat_gets_the_same_answer_and_the_code_lies_nowhere_readable()
    {
        var number = await _app.ArrivedAsync();
        var key = Guid.NewGuid().ToString();

        var first = await _app.PostPolicyAsync(Policies.Sale(number), key);
        var second = await _app.PostPolicyAsync(Policies.Sale(number), key);

        Assert.Equal((HttpStatusCode.Created, "true"), (second.StatusCode, second.Header("Idempotency-Replayed")));
        Assert.Equal(await first.TextAsync(), await second.TextAsync());
        Assert.Equal(1, await _app.CountAsync("policy", number));

        var code = (await first.JsonAsync()).Text("accessCode")!;
        var kept = await _app.ValueAsync<byte[]>("select body from idempotency_key where key = $1", key);
        Assert.DoesNotContain(code, Encoding.UTF8.GetString(kept), StringComparison.Ordinal);
        Assert.Equal(0, await _app.ValueAsync<long>(
            "select count(*) from policy_number where encode(code_hash, 'escape') like '%' || $1 || '%'", code));
        await (await _app.PostPolicyAsync(Policies.Sale(number, 1_00), key)).ProblemAsync(
            HttpStatusCode.UnprocessableEntity, "idempotency-mismatch");
    }

    [Fact]
    public async Task A_second_sale_is_told_of_the_first()
    {
        var number = await _app.ArrivedAsync();
        var sold = await _app.SellByApiAsync(number);

        var problem = await (await _app.PostPolicyAsync(Policies.Sale(number))).ProblemAsync(HttpStatusCode.Conflict, "already-protected");

        Assert.Equal(sold.Text("policyNumber"), problem.GetProperty("policy").Text("policyNumber"));
        Assert.False(problem.GetProperty("policy").TryGetProperty("accessCode", out _));
    }

    [Theory]
    [InlineData("ru", "Сумма не та")]
    [InlineData("en", "The sum is not")]
    [InlineData("zh", "金额与")]
    public async Task A_refusal_names_its_reason_to_machines_and_people(string language, string sentence)
    {
        var number = await _app.ArrivedAsync(2_499_00);

        var problem = await (await _app.PostPolicyAsync(Policies.Sale(number, 2_499_01), language: language))
            .ProblemAsync(HttpStatusCode.UnprocessableEntity, "not-eligible");

        Assert.Equal("cod-differs", problem.Text("reason"));
        Assert.StartsWith(sentence, problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_nobody_knows_is_refused_and_a_slip_of_the_finger_is_shown()
    {
        var problem = await (await _app.PostPolicyAsync(Policies.Sale(Counter.NewNumber())))
            .ProblemAsync(HttpStatusCode.UnprocessableEntity, "not-eligible");
        Assert.Equal("unknown-number", problem.Text("reason"));

        var slip = await (await _app.PostPolicyAsync(Policies.Sale("RA123456786RU"))).ProblemAsync(
            HttpStatusCode.UnprocessableEntity, "check-digit");
        Assert.NotEqual(0, slip.GetProperty("suggestions").GetArrayLength());
        await (await _app.PostPolicyAsync(Policies.Sale("посылка"))).ProblemAsync(HttpStatusCode.BadRequest, "malformed-track-number");
    }

    [Theory]
    [InlineData("""{ "amount": 3000.00, "currency": "RUB" }""", "cod.amount", "копеек")]
    [InlineData("""{ "amount": 2499.005, "currency": "RUB" }""", "cod.amount", "копеек")]
    [InlineData("""{ "amount": 0, "currency": "RUB" }""", "cod.amount", "больше нуля")]
    [InlineData("""{ "amount": -1, "currency": "RUB" }""", "cod.amount", "больше нуля")]
    [InlineData("""{ "amount": 50000001, "currency": "RUB" }""", "cod.amount", "500 000")]
    [InlineData("""{ "amount": 249900, "currency": "USD" }""", "cod.currency", "рубли")]
    [InlineData("""{ "amount": 249900 }""", "cod.currency", null)]
    [InlineData("null", "cod", null)]
    public Task A_wrong_sum_is_answered_with_what_to_do(string cod, string field, string? says) =>
        IsInvalidAsync($$"""{ "trackNumber": "RA123456785RU", "cod": {{cod}}, "phone": "+79101234567", "consent": true }""", field, says);

    [Theory]
    [InlineData("\"phone\": \"позвоните\"", "phone", "+7")]
    [InlineData("\"phone\": null", "phone", "+7")]
    [InlineData("\"phone\": \"+79101234567\", \"email\": \"не почта\"", "email", null)]
    [InlineData("\"phone\": \"+79101234567\", \"consent\": false", "consent", "соглас")]
    public Task So_is_a_wrong_phone_and_a_missing_consent(string fields, string field, string? says) => IsInvalidAsync(
        $$"""{ "trackNumber": "RA123456785RU", "consent": true, "cod": { "amount": 1, "currency": "RUB" }, {{fields}} }""", field, says);

    [Fact]
    public async Task Text_in_the_place_of_a_sum_is_named_by_its_place()
    {
        var problem = await (await PostJsonAsync("""{ "trackNumber": "RA123456785RU", "cod": { "amount": "много", "currency": "RUB" } }"""))
            .ProblemAsync(HttpStatusCode.BadRequest, "malformed-json");

        Assert.Equal("cod.amount", problem.Text("path"));
    }

    [Fact]
    public async Task Without_a_key_of_its_own_a_sale_is_refused()
    {
        var sale = Policies.Sale(Counter.NewNumber());

        await (await _app.PostAsync(Policies.Path, sale, DemoKeys.Counter)).ProblemAsync(
            HttpStatusCode.BadRequest, "idempotency-key-required");
        await (await _app.PostAsync(Policies.Path, sale, idempotencyKey: "1")).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await (await _app.PostPolicyAsync(sale, key: DemoKeys.Partner)).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_seller_sees_only_policies_of_its_office()
    {
        var foreign = await _app.SoldElsewhereAsync();

        await (await _app.FindPolicyAsync(foreign)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await _app.CancelAsync(foreign, "cooling-off")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await _app.FindPolicyAsync("1234567897")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await _app.FindPolicyAsync("text")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task The_document_describes_it()
    {
        var document = await (await _app.GetAsync("/openapi/v1.json")).JsonAsync();
        var described = new
        {
            paths = document.GetProperty("paths").EnumerateObject().Where(p => p.Name.StartsWith(Policies.Path, StringComparison.Ordinal))
                .ToDictionary(p => p.Name, p => p.Value),
            schemas = document.GetProperty("components").GetProperty("schemas").EnumerateObject()
                .Where(s => s.Name is "Money" or "MoneyField" or "PolicyView" or "SellPolicyRequest" or "CancelPolicyRequest")
                .ToDictionary(s => s.Name, s => s.Value),
        };

        await Snapshot.IsAsync("policies-api.json", JsonSerializer.Serialize(described, Indented));
    }

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private async Task IsInvalidAsync(string json, string field, string? says)
    {
        var problem = await (await PostJsonAsync(json)).ProblemAsync(HttpStatusCode.BadRequest, "validation");

        var mistakes = problem.GetProperty("errors");
        Assert.True(mistakes.TryGetProperty(field, out var sentences), mistakes.GetRawText());
        Assert.Contains(says ?? "", sentences[0].GetString(), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> PostJsonAsync(string json) =>
        _app.PostPolicyAsync(new StringContent(json, Encoding.UTF8, "application/json"), language: "ru");
}
