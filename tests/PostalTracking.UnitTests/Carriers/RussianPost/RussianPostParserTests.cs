using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers.RussianPost;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.UnitTests.Carriers.RussianPost;

public sealed class RussianPostParserTests
{
    private static readonly TrackNumber Number = TrackNumber.Parse("ZA301002037HK");

    [Fact]
    public void A_recorded_history_reads_as_it_was_reviewed() =>
        Assert.Equal(
            Recorded.Text("RussianPost", "registered.reviewed.txt"),
            Recorded.Written(RussianPostParser.Parse(TrackNumber.Parse("RR301002037CN"), Recorded.Answer("RussianPost", "registered.xml"))));

    [Fact]
    public void An_acceptance_abroad_has_a_country_and_no_postal_code()
    {
        var srm = Parse("srm.xml");
        Assert.Equal(["1/0", "8/2", "2/1"], srm.Events.Select(e => e.Code));
        Assert.Equal(new ReportedPlace("HK", 0, null), srm.Events[0].Place);
        Assert.Equal(new ReportedPlace("RU", 390000, null), srm.Events[1].Place);
    }

    [Fact]
    public void Prefixes_mean_nothing() =>
        Assert.Equal(Recorded.Written(Parse("srm.xml")), Recorded.Written(Parse("srm-other-prefixes.xml")));

    [Fact]
    public void An_empty_list_is_a_number_the_post_does_not_know()
    {
        var report = Parse("empty.xml");
        Assert.Empty(report.Events);
        Assert.Equal(ParcelFacts.None, report.Facts);
    }

    [Theory]
    [InlineData("registered.xml")]
    [InlineData("cash-on-delivery.xml")]
    public void The_names_of_sender_and_recipient_are_not_in_the_report(string file)
    {
        Assert.Contains("<ns3:Rcpn>ВОРОБЬЁВ ЕВСЕЙ</ns3:Rcpn>", Recorded.Text("RussianPost", file), StringComparison.Ordinal);
        var report = Recorded.Written(Parse(file)).ToUpperInvariant();
        Assert.DoesNotContain("ЛИСИЦЫНА", report, StringComparison.Ordinal);
        Assert.DoesNotContain("ВОРОБЬЁВ", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 249_900L)]
    [InlineData(6, 249_900L)]
    [InlineData(7, 249_900L)]
    [InlineData(10, 249_900L)]
    [InlineData(3, null)] // with declared value only: nothing is paid on delivery
    public void The_category_says_whether_kopecks_are_paid_on_delivery(int category, long? kopecks)
    {
        var answer = Recorded.Text("RussianPost", "cash-on-delivery.xml")
            .Replace("<ns3:MailCtg>\n", $"<ns3:MailCtg>\n<ns3:Id>{category}</ns3:Id>\n", StringComparison.Ordinal);
        Assert.Equal(kopecks, Parse(Recorded.Bytes(answer)).Facts.Cod);
    }

    [Fact]
    public void Of_a_record_only_type_and_time_are_needed()
    {
        var said = Assert.Single(Parse("bare.xml").Events);
        Assert.Equal("8/0", said.Code);
        Assert.Equal((short)600, said.OffsetMinutes);
        Assert.True(said.Place.IsNone);
    }

    [Fact]
    public void Broken_clocks_are_kept_inside_what_the_database_holds_with_the_time_as_written()
    {
        var said = Parse("odd-times.xml").Events;
        Assert.Equal(["1/1", "8/0", "8/3", "8/4", "8/6"], said.Select(e => e.Code)); // no time, no type: no event
        Assert.Equal(
            [
                "2026-10-01 06:08 720 ",
                "2026-10-02 06:00  2026-10-02T09:00:00",
                "1900-01-01 00:00 180 0001-01-01T00:00:00.000+03:00",
                "9000-01-01 00:00 -300 9999-12-31T23:59:59.999-05:00",
                "1970-01-01 00:00 180 ",
            ],
            said.Select(e => $"{e.OccurredAt:yyyy-MM-dd HH:mm} {e.OffsetMinutes} {e.LocalText}"));
    }

    [Fact]
    public void Codes_nobody_has_heard_of_come_as_they_are()
    {
        var said = Parse("unknown-codes.xml").Events;
        Assert.Equal(["777/7", "-1/0", "8/2147483647"], said.Select(e => e.Code));
        Assert.Equal("Неведомая операция", said[0].Text);
    }

    [Fact]
    public void Long_words_are_cut_between_characters()
    {
        var words = new string('я', 199) + "📦📦";
        var answer = Recorded.Text("RussianPost", "unknown-codes.xml").Replace("Неведомая операция", words, StringComparison.Ordinal);
        Assert.Equal(new string('я', 199), Parse(Recorded.Bytes(answer)).Events[0].Text);
    }

    private static CarrierReport Parse(string file) => Parse(Recorded.Answer("RussianPost", file));

    private static CarrierReport Parse(byte[] answer) => RussianPostParser.Parse(Number, answer);
}
