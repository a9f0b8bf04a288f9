using System.Text;
using CsCheck;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers;
using PostalTracking.Web.Features.Carriers.Cainiao;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.UnitTests.Carriers.Cainiao;

public sealed class CainiaoDetailParserTests
{
    private static readonly TrackNumber Number = TrackNumber.Parse("ZA301002037HK");
    private static readonly TrackNumber Other = TrackNumber.Parse("ZA301002045HK");

    [Fact]
    public void A_recorded_history_reads_as_it_was_reviewed() =>
        Assert.Equal(Recorded.Text("Cainiao", "srm.reviewed.txt"), Recorded.Written(Assert.Single(Parse("srm.json", Number))));

    [Fact]
    public void Traces_of_one_millisecond_stay_three_events()
    {
        var same = Parse("srm.json", Number)[0].Events.GroupBy(e => e.OccurredAt).Single(g => g.Count() > 1);
        Assert.Equal(["CC_IM_START", "CC_EX_SUCCESS", "LH_HO_AIRLINE"], same.Select(e => e.Code));
    }

    [Fact]
    public void Every_number_asked_has_a_report_in_whatever_case_and_order_they_come()
    {
        var reports = Parse("two-numbers.json", Other, Number, TrackNumber.Parse("ZA301002054HK"));
        Assert.Equal(["ZA301002045HK", "ZA301002037HK", "ZA301002054HK"], reports.Select(r => r.Number.Value));
        Assert.Equal([0, 1, 0], reports.Select(r => r.Events.Count));
    }

    [Fact]
    public void A_trace_without_a_code_or_a_time_is_left_out_and_a_broken_clock_is_kept_as_written()
    {
        var said = Parse("odd-traces.json", Number)[0].Events;
        Assert.Equal(["GTMS_TELEPORTED", "GTMS_SC_ARRIVE", "GTMS_SC_DEPART"], said.Select(e => e.Code));
        Assert.Equal([null, "-62135596800000", "253402300799000"], said.Select(e => e.LocalText));
        Assert.Equal([2026, 1900, 9000], said.Select(e => e.OccurredAt.Year));
    }

    [Theory]
    [InlineData("failed.json")]
    [InlineData("failed-as-text.json")]
    public void A_failure_at_status_200_is_a_failure(string file) =>
        Assert.Equal(CarrierTrouble.Failed, Recorded.Trouble(() => Parse(file, Number)));

    [Theory]
    [InlineData("")]
    [InlineData("\0\0")]
    [InlineData("[]")]
    [InlineData("{\"module\":[]}")]
    [InlineData("{\"success\":true,\"module\":[")]
    public void What_is_not_cainiaos_answer_is_garbled(string answer) =>
        Assert.Equal(CarrierTrouble.Garbled, Recorded.Trouble(() => CainiaoDetailParser.Parse([Number], Encoding.UTF8.GetBytes(answer))));

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>STOPCRAWLER</body></html>")]
    [InlineData("\uFEFF \n<html><form action=\"/login\">")]
    [InlineData("{\"ret\":[\"STOPCRAWLER\"],\"success\":true}")]
    public void A_shut_door_leaves_cainiao_alone_for_an_hour(string answer)
    {
        var shut = Assert.Throws<CarrierUnavailableException>(() => CainiaoDetailParser.Parse([Number], Encoding.UTF8.GetBytes(answer)));
        Assert.Equal((CarrierTrouble.RateLimited, TimeSpan.FromHours(1)), (shut.Trouble, shut.LeaveAlone));
    }

    [Theory]
    [InlineData("\"realMailNo\":\"PostNL 3SDFC123456\"", "3SDFC123456")]
    [InlineData("\"copyRealMailNo\":\"RR999999995RU\",\"realMailNo\":\"RR999999995RU\"", "RR999999995RU")]
    [InlineData("\"realMailNo\":\"ZA301002037HK\"", null)] // its own number is no other
    [InlineData("\"realMailNo\":\"PostNL\",\"copyRealMailNo\":17", null)]
    public void The_next_carriers_number_is_another_number_of_the_parcel(string member, string? other)
    {
        var answer = Recorded.Text("Cainiao", "two-numbers.json")
            .Replace("\"mailNo\":", $"{member},\"mailNo\":", StringComparison.OrdinalIgnoreCase);
        var numbers = CainiaoDetailParser.Parse([Number], Encoding.UTF8.GetBytes(answer))[0].OtherNumbers;
        Assert.Equal(other is null ? [] : [new OtherNumber(TrackNumber.Parse(other), NumberChange.NextCarrier, null)], numbers);
    }

    [Fact]
    public void A_hundred_thousand_nested_arrays_overflow_no_stack() =>
        Assert.Equal(
            CarrierTrouble.Garbled,
            Recorded.Trouble(() => CainiaoDetailParser.Parse([Number], Encoding.UTF8.GetBytes("{\"success\":" + new string('[', 100_000)))));

    [Theory]
    [InlineData("\\u0000", "Teleported")]
    [InlineData("\\ud83d", null)] // half a character: the words are lost, the event is not
    public void Words_that_no_database_stores_do_not_spoil_the_event(string oddity, string? words)
    {
        var answer = Recorded.Text("Cainiao", "odd-traces.json").Replace("\"Teleported\"", $"\"Teleported{oddity}\"", StringComparison.Ordinal);
        var said = CainiaoDetailParser.Parse([Number], Encoding.UTF8.GetBytes(answer))[0].Events[0];
        Assert.Equal("GTMS_TELEPORTED", said.Code);
        Assert.Equal(words ?? "Teleported\tto the recipient", said.Text);
    }

    [Fact]
    public void Long_words_are_cut_between_characters()
    {
        var answer = Recorded.Text("Cainiao", "odd-traces.json")
            .Replace("\"Teleported\"", $"\"{new string('t', 199)}📦📦\"", StringComparison.Ordinal);
        Assert.Equal(new string('t', 199), CainiaoDetailParser.Parse([Number], Encoding.UTF8.GetBytes(answer))[0].Events[0].Text);
    }

    [Fact]
    public void Mutated_answers_are_read_or_refused_and_nothing_else()
    {
        string[] files = ["srm.json", "two-numbers.json", "odd-traces.json", "failed.json"];
        Mutations.Of(files.Select(file => Recorded.Answer("Cainiao", file))).Sample(
            answer =>
            {
                try
                {
                    Assert.All(CainiaoDetailParser.Parse([Number, Other], answer).SelectMany(r => r.Events), Storable.Check);
                }
                catch (CarrierUnavailableException)
                {
                    // What is documented.
                }
            },
            iter: 6_000);
    }

    private static IReadOnlyList<CarrierReport> Parse(string file, params TrackNumber[] numbers) =>
        CainiaoDetailParser.Parse(numbers, Recorded.Answer("Cainiao", file));
}
