using PostalTracking.Web.Features.Carriers;
using PostalTracking.Web.Features.Carriers.RussianPost;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.UnitTests.Carriers.RussianPost;

public sealed class BatchParserTests
{
    private const string Broken = "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body><S:Fault/></S:Body></S:Envelope>";

    [Fact]
    public void Reads_a_ticket() =>
        Assert.Equal(new BatchOutcome<string>("20261017162048476ORBITA", null), BatchParser.Ticket(Recorded.Answer("RussianPost", "ticket.xml")));

    [Theory]
    [InlineData(2, nameof(BatchError.Format))]
    [InlineData(3, nameof(BatchError.LoginRefused))]
    [InlineData(6, nameof(BatchError.NotReady))]
    [InlineData(12, nameof(BatchError.NotFound))]
    [InlineData(16, nameof(BatchError.Internal))]
    [InlineData(17, nameof(BatchError.TicketExpired))]
    [InlineData(18, nameof(BatchError.TooManyItems))]
    [InlineData(20, nameof(BatchError.UnknownLanguage))]
    [InlineData(21, nameof(BatchError.NumberTooLong))]
    [InlineData(22, nameof(BatchError.FileNameTooLong))]
    [InlineData(99, nameof(BatchError.Unheard))]
    public void Every_error_has_its_own_outcome(int id, string error)
    {
        var ticket = Recorded.Text("RussianPost", "ticket-error.xml").Replace("\"18\"", $"\"{id}\"", StringComparison.Ordinal);
        var answer = Recorded.Text("RussianPost", "batch-error.xml").Replace("\"6\"", $"\"{id}\"", StringComparison.Ordinal);

        Assert.Equal(error, BatchParser.Ticket(Recorded.Bytes(ticket)).Error.ToString());
        Assert.Equal(error, BatchParser.Answer(Recorded.Bytes(answer)).Error.ToString());
    }

    [Fact]
    public void Reads_operations_as_the_clock_of_the_office_showed_them()
    {
        var items = BatchParser.Answer(Recorded.Answer("RussianPost", "batch.xml")).Value!;

        Assert.Equal(["12542425000012", "RR301002037CN", "RA123456785RU"], items.Select(i => i.Number));
        Assert.Equal([null, null, BatchError.NotFound], items.Select(i => i.Error));
        Assert.Equal(
            [
                new BatchOperation("1/1", new(2026, 10, 8, 17, 7, 0), 125424, "Прием", "08.10.2026 17:07:00"),
                new BatchOperation("8/2", new(2026, 10, 14, 3, 25, 9), 683000, "Обработка", "14.10.2026 03:25:09"),
                new BatchOperation("777/7", new(2026, 10, 14, 4, 0, 0), 683000, "Неведомая операция", "14.10.2026 04:00:00"),
            ],
            items[0].Operations);
        Assert.Equal(new BatchOperation("1/0", new(2026, 10, 7, 9, 26, 0), 0, "Прием", "07.10.2026 09:26:00"), Assert.Single(items[1].Operations));
    }

    [Fact]
    public void A_report_has_the_moment_that_clock_meant_and_keeps_what_was_written()
    {
        var item = BatchParser.Answer(Recorded.Answer("RussianPost", "batch.xml")).Value![0];
        var lease = new PollLease("12542425000012", 1, Domain.Tracking.Carrier.RussianPost, 3);

        var report = BatchReports.Of(lease, item, code => code == 683000 ? "Asia/Kamchatka" : "Europe/Moscow");

        Assert.True(report.IsBrief);
        Assert.Equal(ParcelFacts.None, report.Facts);
        Assert.Equal(
            new ReportedEvent(
                "8/2",
                new(2026, 10, 13, 15, 25, 9, TimeSpan.Zero),
                720,
                new ReportedPlace("RU", 683000, null),
                "14.10.2026 03:25:09",
                "Обработка"),
            report.Events[1]);
    }

    [Theory]
    [InlineData("", nameof(CarrierTrouble.Garbled))]
    [InlineData("<html/>", nameof(CarrierTrouble.Garbled))]
    [InlineData(Broken, nameof(CarrierTrouble.Failed))]
    public void What_is_no_answer_of_fc_is_trouble(string answer, string trouble)
    {
        Assert.Equal(trouble, Recorded.Trouble(() => BatchParser.Ticket(Recorded.Bytes(answer))).ToString());
        Assert.Equal(trouble, Recorded.Trouble(() => BatchParser.Answer(Recorded.Bytes(answer))).ToString());
    }

    [Fact]
    public void A_ticket_is_no_answer_and_an_answer_no_ticket()
    {
        Assert.Equal(CarrierTrouble.Garbled, Recorded.Trouble(() => BatchParser.Ticket(Recorded.Answer("RussianPost", "batch.xml"))));
        Assert.Equal(CarrierTrouble.Garbled, Recorded.Trouble(() => BatchParser.Answer(Recorded.Answer("RussianPost", "ticket.xml"))));
    }
}
