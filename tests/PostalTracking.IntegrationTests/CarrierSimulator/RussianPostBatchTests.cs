using System.Text;
using System.Xml.Linq;

namespace PostalTracking.IntegrationTests.CarrierSimulator;

/// <summary>fc and the money orders, as the post writes them.</summary>
public sealed class RussianPostBatchTests(SimulatorHost simulator) : IClassFixture<SimulatorHost>
{
    private const string Paid = "12542426000042";

    private static readonly XNamespace Soap11 = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Server = "http://fclient.russianpost.org/postserver";
    private static readonly XNamespace Items = "http://fclient.russianpost.org";
    private static readonly XNamespace MoneyOrder = "http://www.russianpost.org/RTM/DataExchangeESPP/Data";

    [Fact]
    public async Task A_ticket_is_named_for_its_moment_and_client_and_answered_in_local_times()
    {
        var given = await AskAsync(Tickets("RR000000031CN", "ZA999999995HK"));
        var ticket = given.Element("value")!.Value;
        Assert.Matches("^2026[0-9]{13}SIMULATOR$", ticket);
        Assert.Equal("6", ErrorOf(await AskAsync(Fetch(ticket))));

        simulator.Clock.Advance(TimeSpan.FromSeconds(2));
        var value = (await AskAsync(Fetch(ticket))).Element("value")!;
        Assert.Matches(@"^\d\d[.]11[.]2026 \d\d:\d\d:\d\d$", (string?)value.Attribute("DatePreparation"));
        var items = value.Elements(Items + "Item").ToList();
        Assert.Equal("12", (string?)items[1].Element(Items + "Error")!.Attribute("ErrorTypeID"));

        var single = await simulator.HistoryAsync("RR000000031CN");
        Assert.Equal(
            single.Descendants(SimulatorHost.Data + "OperDate").Select(d => $"{DateTimeOffset.Parse(d.Value, null):dd.MM.yyyy HH:mm:ss}"),
            items[0].Elements(Items + "Operation").Select(o => (string?)o.Attribute("DateOper")));
        Assert.Equal("690000", (string?)items[0].Elements(Items + "Operation").Last().Attribute("IndexOper"));
    }

    [Theory]
    [InlineData("wrong", "RUS", "RR000000031CN", "3")]
    [InlineData("simulator", "FRA", "RR000000031CN", "20")]
    [InlineData("simulator", "RUS", "", "2")]
    [InlineData("simulator", "RUS", "RR00000003100000000000000000000000000000CN", "21")]
    public async Task A_ticket_that_is_not_given_has_its_error(string password, string language, string number, string error) =>
        Assert.Equal(error, ErrorOf(await AskAsync(Ticket([number], password, language))));

    [Fact]
    public async Task A_ticket_takes_three_thousand_numbers_and_is_forgotten_after_32_hours()
    {
        Assert.Equal("18", ErrorOf(await AskAsync(Ticket(Enumerable.Repeat("RR000000031CN", 3_001)))));
        var ticket = (await AskAsync(Tickets("RR000000031CN"))).Element("value")!.Value;

        simulator.Clock.Advance(TimeSpan.FromHours(32));
        Assert.Equal("17", ErrorOf(await AskAsync(Fetch(ticket))));
        Assert.Equal("3", ErrorOf(await AskAsync(Fetch(ticket, "wrong"))));
    }

    [Fact]
    public async Task The_money_is_opened_at_the_counter_and_paid_out_a_day_later_at_the_senders()
    {
        var order = await simulator.OrderAsync("/control/parcels", new { life = "cod", steps = 9, paceSeconds = 0 });
        var number = order.GetProperty("trackNumber").GetString()!;
        var opened = Assert.Single(await MoneyAsync(number));
        Assert.Equal("1", (string?)opened.Attribute("EventType"));
        Assert.Equal("390000", (string?)opened.Attribute("IndexEvent"));
        Assert.Equal("249900", (string?)opened.Attribute("SumPaymentForward"));

        simulator.Clock.Advance(TimeSpan.FromDays(1));
        var paid = (await MoneyAsync(number))[1];
        Assert.Equal("3", (string?)paid.Attribute("EventType"));
        Assert.Equal((string?)paid.Attribute("IndexTo"), (string?)paid.Attribute("IndexEvent"));
        Assert.Empty(await MoneyAsync("12542426000011")); // still waits at its office
    }

    [Fact]
    public async Task Who_asks_comes_first_here_and_a_wrong_password_is_named_in_an_attribute()
    {
        var refused = await BodyAsync(await simulator.PostAsync(Money(Paid, "wrong")), SimulatorHost.Soap);
        Assert.Equal(
            "InvalidLoginOrPassword",
            (string?)refused.Descendants("PostalOrderEventsForMailError").Single().Attribute("ErrorID"));

        var envelope = XDocument.Parse(Money(Paid));
        var call = envelope.Descendants(SimulatorHost.Oper + "PostalOrderEventsForMail").Single();
        call.ReplaceNodes(call.Elements().Reverse());
        Assert.Equal(500, (int)(await simulator.PostAsync(envelope.ToString())).StatusCode);
    }

    private async Task<List<XElement>> MoneyAsync(string number) =>
        [.. (await BodyAsync(await simulator.PostAsync(Money(number)), SimulatorHost.Soap))
            .Element(SimulatorHost.Oper + "PostalOrderEventsForMailResponse")!
            .Element(MoneyOrder + "PostalOrderEventsForMaiOutput")!
            .Elements("PostalOrderEvent")];

    private async Task<XElement> AskAsync(string envelope)
    {
        var response = await simulator.Http.PostAsync(
            new Uri("/fc", UriKind.Relative), new StringContent(envelope, Encoding.UTF8, "text/xml"), TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)response.StatusCode);
        return (await BodyAsync(response, Soap11)).Elements().Single();
    }

    private static async Task<XElement> BodyAsync(HttpResponseMessage response, XNamespace soap) =>
        XDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!.Element(soap + "Body")!;

    private static string? ErrorOf(XElement response) => (string?)response.Element("error")!.Attribute("ErrorTypeID");

    private static string Tickets(params string[] numbers) => Ticket(numbers);

    private static string Ticket(IEnumerable<string> numbers, string password = "simulator", string language = "RUS") =>
        $"""
        <s:Envelope xmlns:s="{Soap11}" xmlns:p="{Server}" xmlns:f="{Items}"><s:Header/><s:Body><p:ticketRequest>
        <request>{string.Concat(numbers.Select(n => $"<f:Item Barcode=\"{n}\"/>"))}</request>
        <login>simulator</login><password>{password}</password><language>{language}</language>
        </p:ticketRequest></s:Body></s:Envelope>
        """;

    private static string Fetch(string ticket, string password = "simulator") =>
        $"""
        <s:Envelope xmlns:s="{Soap11}" xmlns:p="{Server}"><s:Header/><s:Body><p:answerByTicketRequest>
        <ticket>{ticket}</ticket><login>simulator</login><password>{password}</password>
        </p:answerByTicketRequest></s:Body></s:Envelope>
        """;

    private static string Money(string number, string password = "simulator") =>
        $"""
        <e:Envelope xmlns:e="{SimulatorHost.Soap}" xmlns:o="{SimulatorHost.Oper}" xmlns:d="{SimulatorHost.Data}" xmlns:m="{MoneyOrder}">
        <e:Header/><e:Body><o:PostalOrderEventsForMail>
        <d:AuthorizationHeader><d:login>simulator</d:login><d:password>{password}</d:password></d:AuthorizationHeader>
        <m:PostalOrderEventsForMailInput Barcode="{number}" Language="RUS"/>
        </o:PostalOrderEventsForMail></e:Body></e:Envelope>
        """;
}
