using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Letters;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace PostalTracking.UnitTests.Features.Claims.Letters;

public sealed class LetterPdfTests
{
    private static readonly string Hash = new('a', 64);

    [Fact]
    public void A_letter_says_its_number_date_addressee_words_and_enclosures()
    {
        var text = TextOf(LetterPdf.Of(MadeUp()));

        Assert.Contains("Исх. № 407138592-2", text, StringComparison.Ordinal);
        Assert.Contains("1 декабря 2026", text, StringComparison.Ordinal);
        Assert.Contains("Банк «Береговой»", text, StringComparison.Ordinal);
        Assert.Contains("Обращение № 407 138 592", text, StringComparison.Ordinal);
        Assert.Contains("Просим вернуть 4 500 ₽.", text, StringComparison.Ordinal);
        Assert.Contains("вскрытие.mp4 · 412 МБ", text, StringComparison.Ordinal);
        Assert.Contains($"SHA-256 {Hash}", text, StringComparison.Ordinal);
        Assert.Contains("Передадим по запросу", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_letter_is_the_same_bytes() => Assert.Equal(LetterPdf.Of(MadeUp()), LetterPdf.Of(MadeUp()));

    [Fact]
    public void Without_enclosures_there_is_no_list_of_them() => Assert.DoesNotContain(
        "Приложения", TextOf(LetterPdf.Of(MadeUp(enclosures: []))), StringComparison.Ordinal);

    [Fact]
    public void A_long_letter_goes_on_on_the_next_page_and_strange_signs_do_not_stop_it()
    {
        using var document = PdfDocument.Open(LetterPdf.Of(MadeUp(
            body: string.Join("\n\n", Enumerable.Repeat($"Смайлик 😀 {new string('ж', 400)} <script>alert(1)</script>", 40)))));

        Assert.InRange(document.NumberOfPages, 2, 10);
    }

    private static Letter MadeUp(
        string body = "Здравствуйте.\n\nПросим вернуть 4 500 ₽.", IReadOnlyList<Enclosure>? enclosures = null) => new()
        {
            TrackNumber = "ZA000000059HK",
            ClaimNumber = "407138592",
            Sequence = 2,
            Kind = LetterKind.FirstToBank,
            TemplateVersion = 1,
            Language = "ru",
            CorrespondentId = 1,
            CorrespondentKind = CorrespondentKind.Bank,
            AddresseeName = "Банк «Береговой»",
            Subject = "Заявление о возврате платежа",
            Body = body,
            Enclosures = enclosures
            ??
            [
                new("Полис 4071385928.pdf", "application/pdf", 81_400, Hash, null, true),
                new("вскрытие.mp4", "video/mp4", 412_000_000, Hash, Guid.Empty, false),
            ],
            AuthorId = Guid.Empty,
            AuthorName = "Смирнов Д. С.",
            WrittenAt = new(2026, 11, 30, 22, 30, 0, TimeSpan.Zero),
            TimeZone = "Europe/Moscow",
            MessageId = "1@letters.invalid",
            AnswerDueAt = new(2026, 12, 14, 22, 30, 0, TimeSpan.Zero),
        };

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        var text = string.Join(' ', document.GetPages().Select(page => ContentOrderTextExtractor.GetText(page)));
        return string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).Replace('\u00A0', ' ');
    }
}
