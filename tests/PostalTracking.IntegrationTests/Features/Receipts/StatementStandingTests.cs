using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using PostalTracking.IntegrationTests.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Receipts;

public sealed class StatementStandingTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private readonly TrackingApp _app = quiet.App;

    [Fact]
    public async Task Taken_back_by_the_carrier_it_is_revoked_and_a_new_handing_over_gets_a_new_one()
    {
        var number = await _app.DeliveredAsync(daysAgo: 1);
        var first = await _app.ReceiptAsync(number);
        Assert.Equal(("right", "stands"), await _app.StandingAsync(first));

        await _app.SendEventsAsync(Sent.Event(number, "26/2", 0.9));
        Assert.Equal("cancelled", (await _app.ShipmentAsync(number)).GetProperty("status").GetString());

        Assert.Equal(("right", "revoked"), await _app.StandingAsync(first));
        using (var none = await _app.AskReceiptAsync(number))
        {
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }

        await _app.SendEventsAsync(Sent.Event(number, "2/1", 0.5));
        var second = await _app.ReceiptAsync(number);
        Assert.NotEqual(first, second);
        Assert.Equal(("right", "stands"), await _app.StandingAsync(second));
        Assert.Equal(("right", "revoked"), await _app.StandingAsync(first));
    }

    [Fact]
    public async Task Only_asking_for_it_again_revokes_it_too()
    {
        var number = await _app.DeliveredAsync(daysAgo: 1);
        var statement = await _app.ReceiptAsync(number);
        await _app.SendEventsAsync(Sent.Event(number, "26/2", 0.9));

        using var none = await _app.AskReceiptAsync(number);

        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Equal(1, await _app.ValueAsync<long>(
            "select count(*) from receipt_statement where track_number = $1 and revoked_at is not null", number));
        Assert.Equal(("right", "revoked"), await _app.StandingAsync(statement));
    }

    [Fact]
    public async Task Told_better_it_is_superseded_before_and_after_the_better_one_is_made()
    {
        var number = await _app.DeliveredAsync(daysAgo: 1);
        var first = await _app.ReceiptAsync(number);

        // It turns out to have been handed over the day before, elsewhere.
        await _app.SendEventsAsync(Sent.Event(number, "2/1", 1.5, postalCode: "101000"));
        Assert.Equal(("right", "superseded"), await _app.StandingAsync(first));

        var second = await _app.ReceiptAsync(number);
        Assert.Equal("101000", Receipts.Payload(second).GetProperty("place").GetProperty("postalCode").GetString());
        Assert.Equal(("right", "superseded"), await _app.StandingAsync(first));
        Assert.Equal(("right", "stands"), await _app.StandingAsync(second));
    }

    [Fact]
    public async Task What_is_handed_over_in_part_says_so_until_the_whole_is()
    {
        var number = await _app.SentAsync();
        await _app.SendEventsAsync(Sent.Event(number, "48/0", 1));
        var part = await _app.ReceiptAsync(number);
        Assert.Equal("partially_delivered", Receipts.Payload(part).GetProperty("status").GetString());

        await _app.SendEventsAsync(Sent.Event(number, "2/1", 0.5));

        Assert.Equal(("right", "superseded"), await _app.StandingAsync(part));
        Assert.Equal("delivered", Receipts.Payload(await _app.ReceiptAsync(number)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task What_is_no_statement_of_ours_is_told_apart_and_learns_nothing()
    {
        var statement = await _app.ReceiptAsync(await _app.DeliveredAsync());
        var parts = statement.Split('.');
        var other = (await _app.ReceiptAsync(await _app.DeliveredAsync())).Split('.');

        Assert.Equal(("right", "stands"), await _app.StandingAsync(
            $"  http://localhost/receipts/verify#{statement[..50]}\r\n {statement[50..]} "));
        Assert.Equal(("unreadable", null), await _app.StandingAsync("hello"));
        Assert.Equal(("unreadable", null), await _app.StandingAsync($"{parts[0]}.{parts[1]}"));
        Assert.Equal(("unreadable", null), await _app.StandingAsync($"{parts[0]}.{parts[1][..^7]}.{parts[2]}"));
        Assert.Equal(("unreadable", null), await _app.StandingAsync(statement[..^4]));
        Assert.Equal(("unreadable", null), await _app.StandingAsync($"{parts[0]}.{parts[1]}."));
        Assert.Equal(("wrongSignature", null), await _app.StandingAsync($"{parts[0]}.{other[1]}.{parts[2]}"));
        Assert.Equal(("wrongSignature", null), await _app.StandingAsync(
            Receipts.With(statement, 1, claims => claims["receivedAt"] = "2026-01-01T00:00:00Z")));
        Assert.Equal(("unknownKey", null), await _app.StandingAsync(Receipts.With(statement, 0, header => header["kid"] = "another")));
        Assert.Equal(("unknownKey", null), await _app.StandingAsync(Receipts.With(statement, 0, header => header.Remove("kid"))));
        Assert.Equal(("otherAlgorithm", null), await _app.StandingAsync(Receipts.With(statement, 0, header => header["alg"] = "none")));
        Assert.Equal(("otherAlgorithm", null), await _app.StandingAsync(
            $"{Receipts.With(statement, 0, header => header["alg"] = "none").Split('.')[0]}.{parts[1]}."));

        // The public key taken for a shared secret, as a library would that believes the header.
        var confused = Receipts.With(statement, 0, header => header["alg"] = "HS256").Split('.');
        var secret = Encoding.UTF8.GetBytes(await _app.ValueAsync<string>(
            "select public_key from receipt_key where kid = $1", Receipts.Header(statement).Text("kid")!));
        var mac = Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes($"{confused[0]}.{confused[1]}")));
        Assert.Equal(("otherAlgorithm", null), await _app.StandingAsync($"{confused[0]}.{confused[1]}.{mac}"));
    }

    [Fact]
    public async Task One_that_is_not_in_the_book_is_not_said_to_stand()
    {
        var number = await _app.DeliveredAsync();
        var statement = await _app.ReceiptAsync(number);
        await using var lose = _app.Database.CreateCommand("delete from receipt_statement where track_number = $1");
        lose.Parameters.AddWithValue(number);
        await lose.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("right", "unknown"), await _app.StandingAsync(statement));

        // Nor when another one was made in its place.
        await _app.ReceiptAsync(number);
        Assert.Equal(("right", "unknown"), await _app.StandingAsync(statement));
    }

    [Fact]
    public async Task Without_scripts_the_page_says_the_same()
    {
        var number = await _app.DeliveredAsync();
        var statement = await _app.ReceiptAsync(number);

        Assert.Contains("Справка настоящая и действует", await PostAsync(statement), StringComparison.Ordinal);
        Assert.Contains("390000 Рязань, Россия", await PostAsync(statement), StringComparison.Ordinal);
        Assert.Contains("Это не вся справка", await PostAsync(statement[..100]), StringComparison.Ordinal);
        Assert.Contains("Подпись не подходит к тексту", await PostAsync(
            Receipts.With(statement, 1, claims => claims["sub"] = "RA000000001RU")), StringComparison.Ordinal);
        Assert.Contains("Подписано не нашим ключом", await PostAsync(
            Receipts.With(statement, 0, header => header["kid"] = "x")), StringComparison.Ordinal);
        Assert.Contains("Подписано не так", await PostAsync(
            Receipts.With(statement, 0, header => header["alg"] = "HS256")), StringComparison.Ordinal);
        await _app.SendEventsAsync(Sent.Event(number, "26/2", 0.5));
        Assert.Contains("Справка отозвана", await PostAsync(statement), StringComparison.Ordinal);
    }

    private async Task<string> PostAsync(string statement)
    {
        using var form = new FormUrlEncodedContent([new("Statement", statement)]);
        using var answer = await _app.Http.PostAsync("/receipts/verify", form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
