using System.Text;
using System.Xml.Linq;
using PostalTracking.Web.Features.Carriers.HongkongPost;

namespace PostalTracking.IntegrationTests.CarrierSimulator;

public sealed class HongkongPostTests(SimulatorHost simulator) : IClassFixture<SimulatorHost>
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Service = "http://webservice.integrator.hkpost.com";

    [Fact]
    public async Task Tells_every_step_or_only_the_newest()
    {
        Assert.Equal(["0", "2", "3"], Values(await AskAsync(Header()), "ttStatus"));
        Assert.Equal(["3"], Values(await AskAsync(Header(), "getMTTInfo"), "ttStatus"));
    }

    [Fact]
    public async Task Knows_nothing_of_other_posts_parcels() =>
        Assert.Equal(["1"], Values(await AskAsync(Header(), number: "RR000000031CN"), "status"));

    [Fact]
    public async Task A_token_works_once()
    {
        var header = Header();
        Assert.Empty(Values(await AskAsync(header), "faultcode"));
        Assert.Equal(["wsse:InvalidSecurityToken"], Values(await AskAsync(header), "faultcode"));
    }

    [Theory]
    [InlineData(-179, null)]
    [InlineData(-181, "wsse:MessageExpired")]
    [InlineData(181, "wsse:MessageExpired")]
    public async Task A_token_works_for_three_minutes(int seconds, string? fault) =>
        Assert.Equal(fault, Values(await AskAsync(Header(seconds: seconds)), "faultcode").SingleOrDefault());

    [Fact]
    public async Task A_wrong_password_and_no_header_are_refused()
    {
        Assert.Equal(["wsse:FailedAuthentication"], Values(await AskAsync(Header("wrong")), "faultcode"));
        Assert.Equal(["wsse:FailedAuthentication"], Values(await AskAsync(null), "faultcode"));
    }

    private static IEnumerable<string> Values(XElement envelope, string name) =>
        envelope.Descendants().Where(e => e.Name.LocalName == name).Select(e => e.Value);

    private XElement Header(string password = "simulator", int seconds = 0) =>
        UserNameToken.Header(Soap, "simulator", password, simulator.Clock.GetUtcNow().AddSeconds(seconds));

    private async Task<XElement> AskAsync(XElement? header, string operation = "getTTInfo", string number = "ZA000000062HK")
    {
        var request = new XElement(Service + (operation == "getTTInfo" ? "api05Req" : "api04Req"), new XElement(Service + "itemNo", number));
        var envelope = new XElement(
            Soap + "Envelope", new XElement(Soap + "Header", header), new XElement(Soap + "Body", new XElement(Service + operation, request)));
        using var content = new StringContent(envelope.ToString(), Encoding.UTF8, "text/xml");
        var answer = await simulator.Http.PostAsync(new Uri("/hongkong-post", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return XElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
