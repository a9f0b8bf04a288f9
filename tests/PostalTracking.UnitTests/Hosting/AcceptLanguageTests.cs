using PostalTracking.Web.Hosting;

namespace PostalTracking.UnitTests.Hosting;

public sealed class AcceptLanguageTests
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("EN-us", "en")]
    [InlineData("zh-Hant-TW, en;q=0.9", "zh")]
    [InlineData("de, en;q=0.3, zh;q=0.4", "zh")]
    [InlineData("en, zh", "en")]
    [InlineData("en;q=0, zh;q=0.1", "zh")]
    [InlineData("de, fr", "ru")]
    [InlineData("*, en;q=0.5", "ru")]
    [InlineData("", "ru")]
    [InlineData(";;;,,,=", "ru")]
    [InlineData("en;q=abc", "ru")]
    public void The_known_language_of_the_highest_weight_wins(string header, string expected) =>
        Assert.Equal(expected, AcceptLanguage.Best(header));

    [Fact]
    public void Only_the_first_twenty_are_read() =>
        Assert.Equal("ru", AcceptLanguage.Best(string.Join(',', Enumerable.Repeat("de", 20).Append("en"))));
}
