using PostalTracking.Web.Features.Protection.Paper;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace PostalTracking.UnitTests.Features.Protection.Paper;

public sealed class PaperPdfTests
{
    public static TheoryData<string> Languages => [.. Web.Features.Shared.Languages.OfStaff];

    [Fact]
    public void The_text_of_a_confirmation_can_be_selected()
    {
        var text = TextOf(MadeUpPaper.Confirmation());

        Assert.Contains("Подтверждение и правила", text, StringComparison.Ordinal);
        Assert.Contains("Это не кассовый чек", text, StringComparison.Ordinal);
        Assert.Contains("4071 385 928", text, StringComparison.Ordinal);
        Assert.Contains("ZA 0000 0005 9 HK", text, StringComparison.Ordinal);
        Assert.Contains("7KQM2-XW9TB", text, StringComparison.Ordinal);
        Assert.Contains(
            "с 24 ноября 2026, 10:12 до 24 декабря 2026, 23:59 включительно, по времени отделения (UTC+3)", text, StringComparison.Ordinal);
        Assert.Contains("99 ₽, наличными", text, StringComparison.Ordinal);
        Assert.Contains("390000 Рязань", text, StringComparison.Ordinal);
        Assert.Contains("Иванова Е. П., смена № 3", text, StringComparison.Ordinal);
        Assert.Contains("До 8 декабря 2026 включительно (14 дней)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("КОПИЯ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("УЧЕБНЫЙ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3_000_00, "Если обманули, позвоните", "Как снять вскрытие")]
    [InlineData(3_000_01, "Как снять вскрытие", "Если обманули, позвоните")]
    public void The_rule_is_that_of_the_sum(long cod, string said, string unsaid)
    {
        var text = TextOf(MadeUpPaper.Confirmation(cod));

        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain(unsaid, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_and_an_exercise_say_so()
    {
        var text = TextOf(MadeUpPaper.Confirmation() with
        {
            IsTraining = true,
            Copy = new(2, new(2026, 11, 30, 21, 5, 0, TimeSpan.Zero)),
        });

        Assert.Contains("УЧЕБНЫЙ ОБРАЗЕЦ · НЕ ДЕЙСТВУЕТ", text, StringComparison.Ordinal);
        Assert.Contains("КОПИЯ № 2 · 1 декабря 2026, 00:05", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "Акт об отмене", "ошибка при оформлении")]
    [InlineData(false, "Акт возврата", "передумал в течение 14 дней")]
    public void An_act_of_return_says_what_was_given_back_and_why_and_opens_no_door(bool isVoid, string title, string ground)
    {
        var text = TextOf(MadeUpPaper.Return(isVoid));

        Assert.Contains(title, text, StringComparison.Ordinal);
        Assert.Contains(ground, text, StringComparison.Ordinal);
        Assert.Contains("Покупатель отказался от посылки", text, StringComparison.Ordinal);
        Assert.Contains("99 ₽, наличными", text, StringComparison.Ordinal);
        Assert.DoesNotContain("7KQM2", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_confirmation_is_one_sheet_and_the_same_facts_give_the_same_bytes(string language)
    {
        foreach (var cod in new[] { 3_000_00, 123_456_789_00 })
        {
            var first = PaperPdf.Of(PaperWords.Of(MadeUpPaper.Confirmation(cod), language));

            using var document = PdfDocument.Open(first);
            Assert.Equal(1, document.NumberOfPages);
            Assert.Equal(first, PaperPdf.Of(PaperWords.Of(MadeUpPaper.Confirmation(cod), language)));
        }
    }

    [Fact]
    public void Letters_that_the_fonts_do_not_have_do_not_stop_the_print()
    {
        var facts = MadeUpPaper.Return() with
        {
            Return =
            MadeUpPaper.Return().Return! with { Reason = "Смайлик 😀, हि, é и длинное слово " + new string('ж', 300) }
        };

        Assert.Contains("Смайлик ??, ??, ? и", TextOf(facts), StringComparison.Ordinal);
    }

    private static string TextOf(PaperFacts facts)
    {
        using var document = PdfDocument.Open(PaperPdf.Of(PaperWords.Of(facts, "ru")));
        var text = string.Join(' ', document.GetPages().Select(page => ContentOrderTextExtractor.GetText(page)));
        return string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).Replace('\u00A0', ' ');
    }
}
