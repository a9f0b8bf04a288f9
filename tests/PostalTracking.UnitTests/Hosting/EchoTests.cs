using PostalTracking.Web.Hosting;

namespace PostalTracking.UnitTests.Hosting;

public sealed class EchoTests
{
    [Fact]
    public void Sixty_characters_stay_and_the_rest_is_an_ellipsis()
    {
        Assert.Equal(new string('a', 60), Echo.Of(new string('a', 60)));
        Assert.Equal(new string('a', 60) + "…", Echo.Of(new string('a', 61)));
    }

    [Fact]
    public void A_character_of_two_halves_is_never_cut_in_two() =>
        Assert.Equal(new string('a', 59) + "…", Echo.Of(new string('a', 59) + "📦" + "b"));

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("a\u202Eb")]
    [InlineData("a\u2028b")]
    public void What_cannot_be_seen_is_shown_as_a_mark(string text) => Assert.Equal("a\uFFFDb", Echo.Of(text));
}
