using PostalTracking.Domain.Tracking;
using PostalTracking.UnitTests.Tracking.Examples;

namespace PostalTracking.UnitTests.Tracking;

public class NumberReadingTests
{
    public sealed record Confusion(string Typed, string Suggestion, string Characters, string? GoOnWith, string Why);

    public static IEnumerable<TheoryDataRow<Confusion>> LookAlikes =>
        Example.Rows<Confusion>("look-alikes.json", confusion => confusion.Why);

    public static IEnumerable<TheoryDataRow<TrackNumberTests.NotNumber>> NotNumbers => TrackNumberTests.NotNumbers;

    [Fact]
    public void A_number_is_a_number()
    {
        var reading = Assert.IsType<NumberReading.Number>(NumberReading.Of("za 1234 5678 5 hk"));

        Assert.Equal("ZA123456785HK", reading.Value.Value);
        Assert.Same(reading.Value, reading.Usable);
    }

    [Fact]
    public void A_failing_check_digit_warns_and_lets_the_user_go_on()
    {
        var reading = Assert.IsType<NumberReading.CheckDigit>(NumberReading.Of("RA644000001RU"));

        Assert.Equal("RA644000001RU", reading.Usable.Value);
        Assert.Contains(reading.Suggestions.Offered, one => one.Number.Value == "RA644000005RU");
    }

    [Theory]
    [MemberData(nameof(LookAlikes))]
    public void Look_alikes_are_named_and_never_replaced_silently(Confusion confusion)
    {
        var reading = Assert.IsType<NumberReading.LookAlike>(NumberReading.Of(confusion.Typed));

        Assert.Equal(confusion.Suggestion, reading.Suggestion.Value);
        Assert.Equal(confusion.Characters, string.Join(", ", reading.Characters.Select(c => $"{c.Position} {c.Typed} {c.Meant} {c.Kind}")));
        Assert.Equal(confusion.GoOnWith, reading.Usable?.Value);
        Assert.All(reading.Characters, c => Assert.Equal(c.Typed, reading.Text[c.Position]));
    }

    [Theory]
    [MemberData(nameof(NotNumbers))]
    public void What_is_no_number_says_why(TrackNumberTests.NotNumber example)
    {
        var reading = Assert.IsType<NumberReading.Malformed>(NumberReading.Of(example.Typed));

        Assert.Equal(example.Reason, reading.Reason.ToString());
        Assert.Equal(reading.Reason == MalformedReason.ForbiddenCharacter, reading.Character is not null);
    }

    [Fact]
    public void Names_the_forbidden_character_whole() =>
        Assert.Equal("📦", Assert.IsType<NumberReading.Malformed>(NumberReading.Of("ZA1234📦")).Character);

    [Theory]
    [InlineData("ZAOOOO56785HK")] // more letters than a slip explains
    [InlineData("14O0219206935")] // as long as an S10, but no S10
    [InlineData("LP0O724622449605")] // of a form whose places we do not know
    public void Latin_letters_that_may_well_be_meant_are_left_alone(string typed) =>
        Assert.Equal(typed, Assert.IsType<NumberReading.Number>(NumberReading.Of(typed)).Value.Value);

    [Fact]
    public void Nothing_is_empty() => Assert.Equal(new NumberReading.Malformed(MalformedReason.Empty), NumberReading.Of(null));
}
