using static PostalTracking.UnitTests.Tracking.MadeUpParcel;

namespace PostalTracking.UnitTests.Tracking;

public class ParcelHistoryTests
{
    [Fact]
    public void History_is_told_by_day_and_country_the_newest_first() => Assert.Equal(
        ["Сегодня, пятница · Россия", "17 ноября, вторник · Россия", "12 ноября, четверг · Гонконг"],
        Page(Waiting).History.Select(day => Plain(day.Heading)));

    [Fact]
    public void An_entry_has_our_words_the_local_time_and_behind_them_the_carriers()
    {
        var line = Page(Waiting).History[0].Lines[0];

        Assert.Equal(("10:12", null, "Event.arrived", "390000 Рязань"), (line.Time, line.Zone, line.Text, line.Place));
        Assert.Equal(new("Почта России", "8/2", "Прибыло в место вручения", "Status.available_for_pickup", ""), line.Why);
    }

    [Fact]
    public void An_unknown_code_is_shown_as_it_came()
    {
        var line = Page(OnItsWay with { History = [Odd] }).History[0].Lines[0];

        Assert.Equal("Package is at special zone", line.Text);
        Assert.Equal("", line.TextLanguage);
        Assert.Equal("UTC", line.Zone);
        Assert.Null(line.Why.Meaning);
        Assert.StartsWith("Этого кода нет в нашей таблице", line.Why.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_carrier_took_back_is_not_told_until_it_says_it_again()
    {
        var arrived = Waiting.History[^1];

        Assert.Equal(2, Page(Waiting with { History = [.. Waiting.History, arrived with { Revision = 1 }] }).History.Count);
        Assert.Equal(3, Page(Waiting with
        {
            History = [.. Waiting.History, arrived with { Revision = 1 }, arrived with { Revision = 2 }],
        }).History.Count);
    }

    [Fact]
    public void The_order_of_arrival_changes_nothing() => Assert.Equal(
        Page(Waiting).History.SelectMany(day => day.Lines),
        Page(Waiting with { History = [.. Waiting.History.Reverse()] }).History.SelectMany(day => day.Lines));

    [Fact]
    public void A_carriers_markup_stays_text() => Assert.Equal(
        "<script>alert(1)</script>",
        Page(OnItsWay with { History = [Odd with { RawText = "<script>alert(1)</script>" }] }).History[0].Lines[0].Text);
}
