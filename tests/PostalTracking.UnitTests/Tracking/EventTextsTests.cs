using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking;

namespace PostalTracking.UnitTests.Tracking;

public sealed class EventTextsTests
{
    [Fact]
    public void Speaks_Russian_English_and_Chinese_with_the_same_keys()
    {
        Assert.Equal(["en", "ru", "zh"], EventTexts.Languages.Order());
        Assert.Equal(EventTexts.Keys("ru").Order(), EventTexts.Keys("en").Order());
        Assert.Equal(EventTexts.Keys("ru").Order(), EventTexts.Keys("zh").Order());
    }

    [Theory]
    [InlineData("ru", "Прибыло в место вручения")]
    [InlineData("en", "Arrived at the place of delivery")]
    [InlineData("zh", "已到达投递地")]
    [InlineData("fr", "Прибыло в место вручения")]
    public void Says_in(string language, string text) => Assert.Equal(text, EventTexts.For("RussianPost.8.2", language));

    [Fact]
    public void Every_status_has_a_label_and_a_sentence() =>
        Assert.All(ShipmentStatuses.All, status =>
            Assert.All(EventTexts.Languages, language =>
            {
                Assert.Contains($"Status.{status.Name()}", EventTexts.Keys(language));
                Assert.Contains($"Event.{status.Name()}", EventTexts.Keys(language));
            }));

    [Fact]
    public void No_text_shouts_or_ends_with_a_full_stop_or_is_empty() =>
        Assert.All(EventTexts.Languages, language =>
            Assert.All(EventTexts.Keys(language), key => Assert.Matches("^[^!！]*[^!！.。 ]$", EventTexts.For(key, language))));

    [Fact]
    public void Each_language_is_written_in_its_own_letters()
    {
        Assert.All(EventTexts.Keys("ru"), key => Assert.Matches(@"\p{IsCyrillic}", EventTexts.For(key, "ru")));
        Assert.All(EventTexts.Keys("en"), key => Assert.Matches("^[ -~]+$", EventTexts.For(key, "en")));
        Assert.All(EventTexts.Keys("zh"), key => Assert.Matches(@"^[\p{IsCJKUnifiedIdeographs},:18]+$", EventTexts.For(key, "zh")));
    }

    [Fact]
    public void A_label_fits_into_a_list() =>
        Assert.All(EventTexts.Languages, language =>
            Assert.All(ShipmentStatuses.All, status => Assert.InRange(EventTexts.For(status, language).Length, 2, 28)));

    [Fact]
    public void A_page_never_fails_for_a_word() => Assert.Equal("No.such.key", EventTexts.For("No.such.key", "en"));
}
