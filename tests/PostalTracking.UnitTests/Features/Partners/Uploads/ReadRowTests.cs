using PostalTracking.Web.Features.Partners.Uploads;
using PostalTracking.Web.Features.Partners.Uploads.Reading;
using PostalTracking.Web.Features.Partners.Uploads.Store;
using PostalTracking.Web.Features.Tracking.Api;

namespace PostalTracking.UnitTests.Features.Partners.Uploads;

public sealed class ReadRowTests
{
    [Theory]
    [InlineData("2.01", 201L)]
    [InlineData("2,01", 201L)]
    [InlineData("1 990,5", 1_990_50L)]
    [InlineData("7", 700L)]
    [InlineData("-1", -100L)]
    [InlineData("1,990", null)]
    [InlineData("1.000.000", null)]
    [InlineData("два", null)]
    [InlineData("99999999999999", null)]
    [InlineData("1e3", null)]
    [InlineData("١", null)]
    public void A_sum_is_read_where_it_can_be_only_one(string text, long? cents) => Assert.Equal(cents, TypedMoney.Of(text, "USD")!.Amount);

    [Theory]
    [InlineData(nameof(UploadKind.Shipments), "Номер", "trackNumber")]
    [InlineData(nameof(UploadKind.Shipments), "TRACK_NUMBER", "trackNumber")]
    [InlineData(nameof(UploadKind.Shipments), "Сумма заказа, USD", "orderValue")]
    [InlineData(nameof(UploadKind.Shipments), "Наложенный платёж, руб.", "cod")]
    [InlineData(nameof(UploadKind.Shipments), "Sender ID", "sender.id")]
    [InlineData(nameof(UploadKind.Shipments), "code", null)]
    [InlineData(nameof(UploadKind.Events), "Дата и время", "occurredAt")]
    [InlineData(nameof(UploadKind.Events), "service", null)]
    public void Columns_are_known_by_many_names(string kind, string header, string? name) =>
        Assert.Equal(name, Columns.Find(Enum.Parse<UploadKind>(kind), header));

    public static TheoryData<string, string, string, string?> Wrong => new()
    {
        { nameof(UploadKind.Shipments), "trackNumber=12", "trackNumber", "12" },
        { nameof(UploadKind.Shipments), "trackNumber=ZA000000005HK|service=srm", "orderValue", null },
        { nameof(UploadKind.Shipments), "trackNumber=ZA000000005HK|service=srm|orderValue=2.00", "orderValue", "2.00" },
        { nameof(UploadKind.Shipments), "trackNumber=RB123456785GB|service=srm|orderValue=9", "trackNumber", "RB123456785GB" },
        { nameof(UploadKind.Shipments), "trackNumber=ZB000000155LV|service=srm|orderValue=9", "origin", null },
        { nameof(UploadKind.Shipments), "trackNumber=ZA000000005HK|service=srm|orderValue=9|destination=BY", "destination", "BY" },
        { nameof(UploadKind.Shipments), "trackNumber=ZA000000005HK|service=fast", "service", "fast" },
        { nameof(UploadKind.Shipments), "trackNumber=ZA000000005HK|cod=много", "cod", "много" },
        { nameof(UploadKind.Shipments), "trackNumber=ZA000000005HK|recipientPhoneLast4=1", "recipientPhoneLast4", "1" },
        { nameof(UploadKind.Events), "trackNumber=ZA000000005HK|occurredAt=вчера|code=8/2|carrier=russian-post", "occurredAt", "вчера" },
        { nameof(UploadKind.Events), "trackNumber=ZA000000005HK|occurredAt=2026-11-20T10:12:00Z|carrier=russian-post", "code", null },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_named_shown_and_said_in_every_language(string kind, string cells, string field, string? value)
    {
        var row = ReadRow.Of(Row(cells), Enum.Parse<UploadKind>(kind));

        Assert.Equal((field, value), (row.Fault?.Field, row.WrongValue));
        var said = new[] { "ru", "en", "zh" }.Select(language => FaultBook.Say(row.Fault!, language)).ToList();
        Assert.Equal(3, said.Distinct().Count());
        Assert.All(said, sentence => Assert.DoesNotContain("{", sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("trackNumber=ZA000000005HK|service=srm|orderValue=2.01|origin=HK|destination=RU")]
    [InlineData("trackNumber=ZA298249753CN|service=srm|orderValue=2,01")]
    [InlineData("trackNumber=ZA123456784HK|service=srm|orderValue=2.01")]
    [InlineData("trackNumber=RB123456785GB|service=untracked|orderValue=1")]
    public void What_the_rules_allow_is_a_parcel(string cells) => Assert.NotNull(ReadRow.Of(Row(cells), UploadKind.Shipments).Parcel);

    [Fact]
    public void What_stands_in_a_wrong_field_of_JSON_is_shown()
    {
        var row = ReadRow.Of(
            new FileRow(
                1, null, """{"trackNumber":"ZA000000005HK","service":"srm","orderValue":{"amount":200,"currency":"USD"}}"""),
            UploadKind.Shipments);

        Assert.Equal(("orderValue", "2"), (row.Fault?.Field, row.WrongValue));
    }

    [Fact]
    public void Every_fault_of_the_API_s_rows_can_be_kept()
    {
        var lookAlike = AskedNumber.Read("ZА000000005HK", acceptAnyway: false);
        RowFault[] faults = [RowFault.Malformed(), RowFault.TooLong(1), RowFault.Invalid("cod"), RowFault.Of(lookAlike, "x")];

        Assert.All(faults, fault => Assert.NotEmpty(FaultBook.Say(fault, "zh")));
    }

    private static FileRow Row(string cells) =>
        new(2, cells.Split('|').Select(cell => cell.Split('=')).ToDictionary(cell => cell[0], cell => cell[1]), null);
}
