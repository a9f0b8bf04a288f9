using PostalTracking.Domain.Tracking;
using PostalTracking.UnitTests.Tracking.Examples;

namespace PostalTracking.UnitTests.Tracking;

public class TrackNumberTests
{
    public sealed record Form(string Typed, string Value, string Format, string Grouped, string Why);

    public sealed record NotNumber(string Typed, string Reason, string Why);

    public static IEnumerable<TheoryDataRow<Form>> Forms => Example.Rows<Form>("forms.json", form => form.Why);

    public static IEnumerable<TheoryDataRow<NotNumber>> NotNumbers => Example.Rows<NotNumber>("not-numbers.json", one => one.Why);

    [Theory]
    [MemberData(nameof(Forms))]
    public void Accepts_what_people_type(Form form)
    {
        Assert.True(TrackNumber.TryParse(form.Typed, out var number));
        Assert.Equal(form.Value, number.Value);
        Assert.Equal(form.Format, number.Format.Name());
        Assert.Equal(form.Grouped, number.Grouped);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Reads_its_own_value_and_its_groups_as_itself(Form form)
    {
        var number = TrackNumber.Parse(form.Typed);

        Assert.Equal(number, TrackNumber.Parse(number.Value));
        Assert.Equal(number, TrackNumber.Parse(number.Grouped));
        Assert.Equal(number.Value, number.ToString());
    }

    [Theory]
    [MemberData(nameof(NotNumbers))]
    public void Rejects_what_is_not_a_track_number(NotNumber example)
    {
        Assert.False(TrackNumber.TryParse(example.Typed, out _));
        Assert.Throws<FormatException>(() => TrackNumber.Parse(example.Typed));
    }

    [Fact]
    public void Nothing_is_no_track_number() => Assert.False(TrackNumber.TryParse(null, out _));

    [Fact]
    public void Ten_thousand_characters_are_turned_away_unread_even_if_a_number_is_among_them()
    {
        var typed = "ZA123456785HK" + new string(' ', 10_000);

        Assert.False(TrackNumber.TryParse(typed, out _));
        Assert.Equal(new NumberReading.Malformed(MalformedReason.TooLong), NumberReading.Of(typed));
    }

    [Fact]
    public void Forms_without_a_check_digit_hold() => Assert.All(
        Example.All<Form>("forms.json").Where(form => form.Format is "cainiao" or "other"),
        form => Assert.True(TrackNumber.Parse(form.Typed).CheckDigitHolds));

    [Fact]
    public void Binds_from_a_route_by_IParsable()
    {
        Assert.True(Bind<TrackNumber>("za123456785hk"));
        Assert.False(Bind<TrackNumber>("no number"));

        static bool Bind<T>(string text)
            where T : IParsable<T> => T.TryParse(text, null, out _);
    }

    [Fact]
    public void Formats_and_services_are_found_again_by_their_names()
    {
        Assert.All(NumberFormats.All, format => Assert.Equal(format, NumberFormats.TryParse(format.Name())));
        Assert.All(ShipmentServices.All, service => Assert.Equal(service, ShipmentServices.TryParse(service.Name())));
        Assert.Null(NumberFormats.TryParse("S10"));
        Assert.Null(ShipmentServices.TryParse("letter"));
    }
}
