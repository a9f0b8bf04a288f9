using System.Text;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.IntegrationTests.Features.Shared;

public sealed class CalendarFileTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Words_of_any_kind_come_through_whole()
    {
        const string words = "Забрать; «книги, тетради» \\ и ещё 包裹 👩‍👩‍👧‍👦 — до вечера,\nа потом "
            + "домой: длинная-длинная строка, которую надо сложить";

        var read = Assert.Single(CalendarReader.Read(CalendarFile.Of(
            [new("one", Now, words, words + "\r\nконец", TimeSpan.FromDays(1)) { Sequence = 7 }], Now, "Мои; посылки, все")));

        Assert.Equal(words, read.Summary);
        Assert.Equal(words + "\nконец", read.Description);
        Assert.Equal(("one@postaltracking", 7, "-P1D"), (read.Uid, read.Sequence, read.Trigger));
        Assert.Equal((Now.AddHours(-1), Now, false), (read.Start, read.End, read.IsDays));
    }

    [Fact]
    public void Days_are_days_and_the_end_is_the_day_after()
    {
        var read = Assert.Single(CalendarReader.Read(CalendarFile.Of(
            [new("days", default, "a", "b", TimeSpan.Zero) { Days = (new(2026, 12, 30), new(2027, 1, 2)) }], Now)));

        Assert.True(read.IsDays);
        Assert.Equal(new(2026, 12, 30), DateOnly.FromDateTime(read.Start.UtcDateTime));
        Assert.Equal(new(2027, 1, 3), DateOnly.FromDateTime(read.End.UtcDateTime));
        Assert.Null(read.Trigger);
    }

    [Theory]
    [InlineData("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nEND:VCALENDAR\n")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")]
    [InlineData(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
        + "X-LONG:1234567890123456789012345678901234567890123456789012345678901234567890\r\nEND:VCALENDAR\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR")]
    public void The_reader_itself_is_strict(string wrong) =>
        Assert.ThrowsAny<Exception>(() => CalendarReader.Read(Encoding.UTF8.GetBytes(wrong)));
}
