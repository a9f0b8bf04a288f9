using System.Globalization;
using System.Reflection;
using PostalTracking.Web.Hosting;

namespace PostalTracking.UnitTests.Hosting;

public sealed class ProblemKindTests
{
    private static IEnumerable<ProblemKind> All => typeof(ProblemKind)
        .GetProperties(BindingFlags.Public | BindingFlags.Static)
        .Where(property => property.PropertyType == typeof(ProblemKind))
        .Select(property => (ProblemKind)property.GetValue(null)!);

    public static TheoryData<string> Slugs => [.. All.Select(kind => kind.Slug)];

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Each_is_one_sentence_in_each_language(string slug)
    {
        var kind = All.Single(k => k.Slug == slug);
        var sentences = RequestLanguage.All.Select(language => Problems.Details(language.Culture(), kind, 1234, 5678)).ToList();

        Assert.Equal(3, sentences.Select(s => s.Detail).Distinct().Count());
        Assert.Equal(3, sentences.Select(s => s.Title).Distinct().Count());
        Assert.All(sentences, s => Assert.Matches(@"^[^.。]+([.。:：;；]?[^.。]+)*[.。]$", s.Detail!));
        Assert.All(sentences, s => Assert.DoesNotContain("{", s.Detail!, StringComparison.Ordinal));
        Assert.All(sentences, s => Assert.Equal($"/problems/{slug}", s.Type));
    }

    [Theory]
    [InlineData("ru", "1\u00A0234")]
    [InlineData("en", "1,234")]
    [InlineData("zh", "1,234")]
    public void Numbers_are_grouped_as_the_language_does(string language, string number) =>
        Assert.Contains(number, Problems.Details(language.Culture(), ProblemKind.TooMany, 1234, 100).Detail!, StringComparison.Ordinal);

    [Fact]
    public void What_was_sent_comes_back_short_and_tame()
    {
        var sent = "<b>\r\n\u202E" + new string('x', 1000);

        var detail = Problems.Details(CultureInfo.GetCultureInfo("en-GB"), ProblemKind.MalformedTrackNumber, sent).Detail!;

        Assert.Contains("<b>\uFFFD\uFFFD\uFFFDxxx", detail, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 60), detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "unauthorized")]
    [InlineData(404, "not-found")]
    [InlineData(418, "bad-request")]
    [InlineData(503, "unavailable")]
    [InlineData(501, "internal")]
    public void An_empty_answer_means_what_its_status_says(int status, string slug)
    {
        var kind = ProblemKind.OfStatus(status);

        Assert.Equal((slug, status), (kind.Slug, kind.Status));
    }
}
