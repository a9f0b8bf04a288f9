using PostalTracking.IntegrationTests.Features.Protection.Paper;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Receipts;

public sealed class ReceiptPaperTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    [Theory]
    [InlineData("ru", "Справка о вручении", "вручено", "390000 Рязань, Россия")]
    [InlineData("en", "Proof of receipt", "was handed over on", "390000 Рязань, Russia")]
    [InlineData("zh", "签收证明", "签收", "390000 Рязань, 俄罗斯")]
    public async Task It_says_in_words_what_it_says_in_signs_and_leads_to_the_check(
        string language, string title, string handed, string place)
    {
        var app = quiet.App;
        var number = await app.DeliveredAsync();
        var statement = await app.ReceiptAsync(number);
        using var answer = await app.AskReceiptAsync(number, "application/pdf", language: language);

        var pdf = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        var text = await PaperReaders.TextAsync(pdf);
        foreach (var said in (string[])[title, handed, place, NumberGroups.Of(number), Receipts.Payload(statement).Text("jti")!])
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("?", text.Replace("ES256", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("Секретный", text, StringComparison.Ordinal);
        Assert.Equal([$"QR-Code:http://localhost:8080/receipts/verify#{statement}"], await PaperReaders.CodesAsync(pdf));

        // The text at its foot is the statement, to be copied.
        Assert.Contains(statement, string.Concat(text.Where(c => !char.IsWhiteSpace(c))), StringComparison.Ordinal);
        Assert.Equal(("right", "stands"), await app.StandingAsync(statement));
    }
}
