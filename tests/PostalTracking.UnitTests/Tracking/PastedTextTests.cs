using System.Diagnostics;
using System.Globalization;
using PostalTracking.Domain.Tracking;
using PostalTracking.UnitTests.Tracking.Examples;

namespace PostalTracking.UnitTests.Tracking;

public class PastedTextTests
{
    public sealed record Paste(string Why, string Text, string[] Found);

    public static IEnumerable<TheoryDataRow<Paste>> Pastes => Example.Rows<Paste>("pasted.json", paste => paste.Why);

    [Theory]
    [MemberData(nameof(Pastes))]
    public void Finds_what_was_meant(Paste paste) =>
        Assert.Equal(paste.Found, PastedText.Read(paste.Text).Entries.Select(Told));

    [Fact]
    public void Shows_each_entry_as_it_stood()
    {
        var entries = PastedText.Read("Трек: za 1234 5678 5 hk!\n  141021 92 06935 3 \nТрек RB1234\u200b56785GB").Entries;

        Assert.Equal("where is it", PastedText.Read(" where is it ").Entries[0].Text);
        Assert.Equal(["za 1234 5678 5 hk", "141021 92 06935 3", "RB1234\u200b56785GB"], entries.Select(entry => entry.Text));
    }

    [Fact]
    public void Beyond_a_hundred_it_says_so()
    {
        var hundred = PastedText.Read(Column(PastedText.Limit));
        var more = PastedText.Read(Column(PastedText.Limit + 5));

        Assert.False(hundred.TooMany);
        Assert.True(more.TooMany);
        Assert.Equal(105, more.Found);
        Assert.Equal(hundred.Entries.Select(Told), more.Entries.Select(Told));

        static string Column(int count) =>
            string.Join('\n', Enumerable.Range(100_000, count).Select(i => i.ToString(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("1 ")]
    [InlineData("1")]
    [InlineData("Z ")]
    [InlineData("A-1-")]
    [InlineData("О")]
    [InlineData("ZA 1234 5678 5 H ")]
    [InlineData("141021 92 06935 ")]
    [InlineData("1,")]
    [InlineData("\u200b")]
    [InlineData("é1 ")]
    [InlineData("\n1")]
    public void A_long_hostile_text_takes_time_by_its_length_only(string pattern)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, 200_000 / pattern.Length)) + "14102192069353";
        var started = Stopwatch.GetTimestamp();

        PastedText.Read(text);

        // At most 1.1 s on a machine busy with other things; with work that grows with the square, over a minute.
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private static string Told(PastedEntry entry) => $"{entry.Line} " + entry.Reading switch
    {
        NumberReading.Number number => $"Number {number.Value}",
        NumberReading.CheckDigit failing => $"CheckDigit {failing.Value}",
        NumberReading.LookAlike lookAlike => $"LookAlike {lookAlike.Suggestion}",
        NumberReading.Malformed malformed => $"Malformed {malformed.Reason}",
        _ => "?",
    } + (entry.RepeatOf is { } first ? $", as in {first}" : "");
}
