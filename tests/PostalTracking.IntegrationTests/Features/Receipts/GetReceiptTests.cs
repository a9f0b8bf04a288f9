using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Features.Receipts;

public sealed class GetReceiptTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private readonly TrackingApp _app = quiet.App;

    [Fact]
    public async Task It_says_what_when_where_and_by_whose_word_and_nothing_of_people_or_money()
    {
        var number = await _app.DeliveredAsync();

        var statement = await _app.ReceiptAsync(number);

        var header = Receipts.Header(statement);
        Assert.Equal(("ES256", "receipt+jwt", 43), (header.Text("alg"), header.Text("typ"), header.Text("kid")!.Length));
        var said = Receipts.Payload(statement);
        Assert.Equal(
            [
                "arrivedAt", "dispatchedAt", "generation", "iat", "iss", "jti", "place", "receivedAt", "receivedAtLocal", "sequence",
                "service", "sources", "status", "sub",
            ],
            said.EnumerateObject().Select(claim => claim.Name).Order());
        Assert.Equal(
            ("http://localhost:8080", number, "delivered", "srm", 1),
            (said.Text("iss"), said.Text("sub"), said.Text("status"), said.Text("service"), said.GetProperty("generation").GetInt32()));
        var shipment = await _app.ShipmentAsync(number);
        foreach (var same in (string[])["receivedAt", "dispatchedAt", "arrivedAt", "sequence"])
        {
            Assert.Equal(shipment.GetProperty(same).ToString(), said.GetProperty(same).ToString());
        }

        Assert.Equal(Sent.At(1), said.GetProperty("receivedAt").GetDateTimeOffset());
        Assert.Equal(Sent.At(1), said.GetProperty("receivedAtLocal").GetDateTimeOffset());
        Assert.EndsWith("+03:00", said.Text("receivedAtLocal"), StringComparison.Ordinal);
        var place = said.GetProperty("place");
        Assert.Equal(("RU", "390000", "Рязань"), (place.Text("country"), place.Text("postalCode"), place.Text("name")));
        var source = Assert.Single(said.GetProperty("sources").EnumerateArray());
        Assert.Equal(("russian-post", "2/1"), (source.Text("carrier"), source.Text("code")));
    }

    [Fact]
    public async Task Asked_again_and_after_things_that_change_nothing_of_it_it_is_the_same()
    {
        var number = await _app.DeliveredAsync();
        var first = await _app.ReceiptAsync(number);

        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _app.ReceiptAsync(number)));
        Assert.All(together, again => Assert.Equal(first, again));

        // Another carrier says so too: the parcel's sequence rises, the receipt is what it was.
        await _app.SendEventsAsync(Sent.Event(number, "GTMS_SIGNED", 0.9, "cainiao", postalCode: null, country: "RU"));
        var risen = (await _app.ShipmentAsync(number)).GetProperty("sequence").GetInt32();
        Assert.True(risen > Receipts.Payload(first).GetProperty("sequence").GetInt32());
        Assert.Equal(first, await _app.ReceiptAsync(number));
        Assert.Equal(("right", "stands"), await _app.StandingAsync(first));
    }

    [Fact]
    public async Task Eight_who_ask_first_at_the_same_moment_get_one()
    {
        var number = await _app.DeliveredAsync();

        var statements = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _app.ReceiptAsync(number)));

        Assert.Single(statements.Distinct());
        Assert.Equal(1, await _app.ValueAsync<long>("select count(*) from receipt_statement where track_number = $1", number));
    }

    [Fact]
    public async Task As_json_it_is_the_statement_and_its_contents()
    {
        var number = await _app.DeliveredAsync();
        var statement = await _app.ReceiptAsync(number);

        using var answer = await _app.AskReceiptAsync(number, "application/json");

        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept", answer.Header("Vary"), StringComparison.Ordinal);
        var both = await answer.JsonAsync();
        Assert.Equal(statement, both.Text("jws"));
        Assert.Equal(Receipts.Payload(statement).Text("jti"), both.GetProperty("claims").Text("jti"));
        Assert.True(JsonElement.DeepEquals(Receipts.Payload(statement), both.GetProperty("claims")));
    }

    [Theory]
    [InlineData("application/json;q=0.5", "application/json")]
    [InlineData("text/html", "application/jose")]
    [InlineData("application/*", "application/jose")]
    [InlineData("application/pdf", "application/pdf")]
    public async Task It_comes_as_it_is_wanted(string accept, string expected)
    {
        using var answer = await _app.AskReceiptAsync(await _app.DeliveredAsync(), accept);

        Assert.Equal(expected, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    [Fact]
    public async Task On_the_way_another_s_unknown_and_of_no_such_use_look_the_same()
    {
        var stranger = await IssueAsync("Чужой");
        var delivered = await _app.DeliveredAsync();
        var nobodys = Receipts.NewNumber();
        await _app.SendEventsAsync(Sent.Event(nobodys, "1/1", 3), Sent.Event(nobodys, "2/1", 1));
        (string Number, string Key)[] asked =
        [
            (await _app.SentAsync(), DemoKeys.Partner), (delivered, stranger), (Receipts.NewNumber(), DemoKeys.Partner),
            (nobodys, DemoKeys.Partner),
        ];
        var shapes = new List<string>();
        foreach (var (number, key) in asked)
        {
            using var answer = await _app.AskReceiptAsync(number, key: key);
            var problem = await answer.ProblemAsync(HttpStatusCode.NotFound, "not-received");
            shapes.Add(string.Join(' ', problem.EnumerateObject().Where(part => part.Name != "traceId").Select(
                part => part.Value.ToString().Replace(number, "", StringComparison.Ordinal))));
        }

        Assert.Single(shapes.Distinct());
        using var noUse = await _app.AskReceiptAsync(delivered, query: "?generation=2");
        Assert.Equal(HttpStatusCode.NotFound, noUse.StatusCode);
        using var malformed = await _app.AskReceiptAsync("hello");
        await malformed.ProblemAsync(HttpStatusCode.BadRequest, "malformed-track-number");
    }

    [Theory]
    [InlineData("en", "handed over yet")]
    [InlineData("zh", "尚未妥投")]
    [InlineData("ru", "ещё не вручено")]
    public async Task Why_there_is_none_is_said_in_three_languages(string language, string words)
    {
        using var answer = await _app.AskReceiptAsync(await _app.SentAsync(), language: language);

        Assert.Contains(words, (await answer.JsonAsync()).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_without_the_scope_gets_none()
    {
        using var answer = await _app.AskReceiptAsync(await _app.DeliveredAsync(), key: DemoKeys.Support);

        await answer.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    // A key of another organisation, with the same rights.
    private async Task<string> IssueAsync(string name)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        var tenant = await db.Set<Tenant>().SingleOrDefaultAsync(t => t.Name == name, TestContext.Current.CancellationToken);
        if (tenant is null)
        {
            db.Add(tenant = new() { Name = name });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var (key, token) = ApiKey.Issue(tenant.Id, [Scopes.Receipts], TimeProvider.System.GetUtcNow());
        db.Add(key);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return token;
    }
}
