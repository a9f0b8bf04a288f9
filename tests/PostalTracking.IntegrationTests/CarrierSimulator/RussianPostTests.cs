using System.Globalization;
using System.Xml.Linq;
using static PostalTracking.IntegrationTests.CarrierSimulator.SimulatorHost;

namespace PostalTracking.IntegrationTests.CarrierSimulator;

public sealed class RussianPostTests(SimulatorHost simulator) : IClassFixture<SimulatorHost>
{
    private const string AtTheOffice = "ZA000000059HK";

    [Fact]
    public async Task Answers_with_all_groups_in_the_order_of_the_schema()
    {
        var history = await simulator.HistoryAsync(AtTheOffice);

        Assert.Equal(2, history.Elements(Data + "historyRecord").Count());
        Assert.All(history.Elements(), record => Assert.Equal(
            ["AddressParameters", "FinanceParameters", "ItemParameters", "OperationParameters", "UserParameters"],
            record.Elements().Select(e => e.Name.LocalName)));

        var arrival = history.Elements().Last();
        Assert.Equal("390000", Value(arrival, "AddressParameters", "OperationAddress", "Index"));
        Assert.Equal("Рязань", Value(arrival, "AddressParameters", "OperationAddress", "Description"));
        Assert.Equal("HK", Value(arrival, "AddressParameters", "CountryFrom", "Code2A"));
        Assert.Equal("5", Value(arrival, "ItemParameters", "MailType", "Id"));
        Assert.Equal("0", Value(arrival, "ItemParameters", "MailCtg", "Id"));
        Assert.Equal("Прибыло в место вручения", Value(arrival, "OperationParameters", "OperAttr", "Name"));
        Assert.NotEmpty(Value(arrival, "UserParameters", "Sndr"));
        Assert.NotEmpty(Value(arrival, "UserParameters", "Rcpn"));
        Assert.Null(history.Elements().First().Descendants(Data + "OperationAddress").Single().Element(Data + "Index"));
    }

    [Theory]
    [InlineData("ZA000000059HK", "+03:00")]
    [InlineData("RR000000031CN", "+10:00")]
    [InlineData("ZA000000062HK", "+12:00")]
    public async Task Gives_times_in_milliseconds_with_the_offset_of_the_office(string number, string offset)
    {
        var date = (await simulator.HistoryAsync(number)).Descendants(Data + "OperDate").Last().Value;
        Assert.Matches(@"^2026-11-\d\dT\d\d:\d\d:\d\d\.\d{3}[+]\d\d:\d\d$", date);
        Assert.EndsWith(offset, date, StringComparison.Ordinal);
        Assert.True(DateTimeOffset.Parse(date, CultureInfo.InvariantCulture) <= simulator.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Speaks_the_namespaces_and_prefixes_of_the_post()
    {
        var response = await simulator.PostAsync(Question(AtTheOffice));
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("application/soap+xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("<S:Body><ns7:getOperationHistoryResponse", text, StringComparison.Ordinal);
        Assert.Contains("<ns3:historyRecord><ns3:AddressParameters>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_operations_in_english_when_asked()
    {
        var record = (await simulator.HistoryAsync(AtTheOffice, "ENG")).Elements().Last();
        Assert.Equal("Processing", Value(record, "OperationParameters", "OperType", "Name"));
        Assert.Equal("Arrived at the place of delivery", Value(record, "OperationParameters", "OperAttr", "Name"));
    }

    [Fact]
    public async Task Carries_cod_as_kopecks_with_its_category()
    {
        var record = (await simulator.HistoryAsync("12542426000028")).Elements().Last();
        Assert.Equal("1250000", Value(record, "FinanceParameters", "Payment"));
        Assert.Equal("4", Value(record, "ItemParameters", "MailCtg", "Id"));
        Assert.Equal("8/2", (await simulator.CodesAsync("12542426000028"))[^1]);
    }

    [Theory]
    [InlineData("ZA999999995HK", 0)] // nobody has heard of it
    [InlineData(AtTheOffice, 1)] // has no notice of delivery
    [InlineData("ZA000000014HK", 0)] // only Cainiao knows
    public async Task Answers_with_an_empty_history_when_there_is_none(string number, int messageType) =>
        Assert.Empty((await simulator.HistoryAsync(number, "RUS", messageType)).Elements());

    [Theory]
    [InlineData("ZA00000005HK", "RUS", "simulator", "OperationHistoryFaultReason")]
    [InlineData("za000000059hk", "RUS", "simulator", "OperationHistoryFaultReason")]
    [InlineData(AtTheOffice, "RUS", "wrong", "AuthorizationFaultReason")]
    [InlineData(AtTheOffice, "FRA", "simulator", "LanguageFaultReason")]
    public async Task Faults_name_their_reason(string number, string language, string password, string reason)
    {
        var response = await simulator.PostAsync(Question(number, language, 0, password));
        Assert.Equal(reason, await FaultAsync(response));
    }

    [Fact]
    public async Task The_order_of_elements_matters()
    {
        var envelope = XDocument.Parse(Question(AtTheOffice));
        var call = envelope.Descendants(Oper + "getOperationHistory").Single();
        call.ReplaceNodes(call.Elements().Reverse());
        Assert.Equal("OperationHistoryFaultReason", await FaultAsync(await simulator.PostAsync(envelope.ToString())));
    }

    [Theory]
    [InlineData("<not closed")]
    [InlineData("<other/>")]
    [InlineData("<!DOCTYPE x [<!ENTITY y 'z'>]><x>&y;</x>")]
    public async Task What_is_not_a_question_gets_a_fault(string body) =>
        Assert.Equal("OperationHistoryFaultReason", await FaultAsync(await simulator.PostAsync(body)));

    [Fact]
    public async Task Takes_nothing_but_soap_1_2() =>
        Assert.Equal(415, (int)(await simulator.PostAsync(Question(AtTheOffice), "text/xml")).StatusCode);

    private static async Task<string> FaultAsync(HttpResponseMessage response)
    {
        Assert.Equal(500, (int)response.StatusCode);
        var fault = XDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .Root!.Element(Soap + "Body")!.Element(Soap + "Fault")!;
        Assert.Equal("Error", fault.Element(Soap + "Reason")!.Element(Soap + "Text")!.Value);
        var detail = fault.Element(Soap + "Detail")!.Elements().Single();
        Assert.Equal(Data, detail.Name.Namespace);
        return detail.Name.LocalName;
    }

    private static string Value(XElement record, params string[] path) =>
        path.Aggregate(record, (element, name) => element.Element(Data + name)!).Value;
}
