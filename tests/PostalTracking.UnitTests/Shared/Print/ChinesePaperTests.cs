using System.Collections;
using System.Globalization;
using System.Resources;
using PostalTracking.Web.Data.Seed;
using PostalTracking.Web.Features.Receipts;
using PostalTracking.Web.Features.Shared.Print;
using PostalTracking.Web.Features.Tracking;

namespace PostalTracking.UnitTests.Shared.Print;

public sealed class ChinesePaperTests
{
    /// <summary>What a paper in Chinese may say: its own words, services, carriers, countries.</summary>
    public static TheoryData<string> Said =>
    [
        .. WordsOf(typeof(ReceiptTexts), _ => true),
        .. WordsOf(typeof(TrackingTexts), key => key.Split('.')[0] is "Service" or "Carrier"),
        .. CountryFile.Countries.Select(country => country.Name("zh")!),
    ];

    [Theory]
    [MemberData(nameof(Said))]
    public void The_font_of_papers_has_every_sign_of_it(string text) => Assert.Equal(
        text.ReplaceLineEndings(" "), PdfFonts.Printable(text));

    [Fact]
    public void What_no_font_has_is_a_question_mark() => Assert.Equal("签???", PdfFonts.Printable("签\u0600🙂"));

    private static IEnumerable<string> WordsOf(Type texts, Func<string, bool> wanted) =>
        new ResourceManager(texts).GetResourceSet(CultureInfo.GetCultureInfo("zh"), true, false)!.Cast<DictionaryEntry>()
            .Where(entry => wanted((string)entry.Key)).Select(entry => (string)entry.Value!).Order(StringComparer.Ordinal);
}
