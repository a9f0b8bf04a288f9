using System.Diagnostics;
using System.Globalization;
using PostalTracking.Domain.Tracking;
using PostalTracking.UnitTests.Tracking.Examples;
using Xunit;

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
        var entries = PastedText.Read("Трек: za 1234 5678 5 hk!\n  141021 92 06935 3 ").Entries;

        Assert.Equal(["za 1234 5678 5 hk", "141021 92 06935 3"], entries.Select(entry => entry.Text));
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
        var once = Time(50_000);
        var fourTimes = Time(200_000);

        // Quadratic work would take sixteen times as long; the constant leaves room for a busy machine.
        Assert.True(fourTimes < (once * 8) + TimeSpan.FromMilliseconds(300), $"{once} for 50 KB, {fourTimes} for 200 KB");

        TimeSpan Time(int length)
        {
            var text = string.Concat(Enumerable.Repeat(pattern, length / pattern.Length)) + "14102192069353";
            var best = TimeSpan.MaxValue;
            for (var round = 0; round < 3; round++)
            {
                var started = Stopwatch.GetTimestamp();
                PastedText.Read(text);
                best = TimeSpan.FromTicks(Math.Min(best.Ticks, Stopwatch.GetElapsedTime(started).Ticks));
            }

            return best;
        }
    }

    private static string Told(PastedEntry entry) => $"{entry.Line} " + entry.Reading switch
    {
        NumberReading.Number number => $"Number {number.Value}",
        NumberReading.CheckDigit failing => $"CheckDigit {failing.Value}",
        NumberReading.LookAlike lookAlike => $"LookAlike {lookAlike.Suggestion}",
        NumberReading.Malformed malformed => $"Malformed {malformed.Reason}",
        _ => "?",
    };
}
