using System.Text.Json;
using CsCheck;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers;
using PostalTracking.Web.Features.Carriers.HongkongPost;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.UnitTests.Carriers.HongkongPost;

public sealed class HongkongPostParserTests
{
    private const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    private static readonly TrackNumber Number = TrackNumber.Parse("ZA301002037HK");

    [Fact]
    public void An_answer_reads_as_it_was_reviewed() =>
        Assert.Equal(Recorded.Text("HongkongPost", "steps.reviewed.txt"), Recorded.Written(Parse("steps.xml")));

    [Fact]
    public void The_single_status_of_the_other_operation_reads_as_well() =>
        Assert.Equal(Parse("steps.xml").Events[2], Assert.Single(Parse("newest.xml").Events));

    [Fact]
    public void A_number_it_does_not_know_has_no_events() => Assert.Empty(Parse("unknown.xml").Events);

    [Theory]
    [InlineData("wsse:FailedAuthentication", CarrierTrouble.Refused)]
    [InlineData("wsse:InvalidSecurity", CarrierTrouble.Refused)]
    [InlineData("wsse:MessageExpired", CarrierTrouble.Refused)]
    [InlineData("soapenv:Server", CarrierTrouble.Failed)]
    [InlineData("soapenv:Server.userException", CarrierTrouble.Failed)]
    public void A_fault_is_what_its_code_says(string code, object trouble) => Assert.Equal(
        trouble,
        Recorded.Trouble(() => Parse(Recorded.Bytes(
            $"""
            <s:Envelope xmlns:s="{Soap}"><s:Body><s:Fault><faultcode>{code}</faultcode><faultstring>?</faultstring></s:Fault></s:Body></s:Envelope>
            """))));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<html><body><form action='/login'/></body></html>")]
    [InlineData("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><ok/></s:Body></s:Envelope>")]
    [InlineData("<!DOCTYPE s [<!ENTITY x 'x'>]><s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/></s:Envelope>")]
    public void What_is_not_its_answer_is_garbled(string answer) =>
        Assert.Equal(CarrierTrouble.Garbled, Recorded.Trouble(() => Parse(Recorded.Bytes(answer))));

    [Fact]
    public void Milestones_that_nobody_can_map_are_not_taken_for_an_unknown_number() =>
        Assert.Equal(CarrierTrouble.Garbled, Recorded.Trouble(() => Parse("milestones.xml")));

    [Fact]
    public void A_hundred_thousand_nested_elements_overflow_no_stack() => Assert.Equal(
        CarrierTrouble.Garbled,
        Recorded.Trouble(() => Parse(Recorded.Bytes(string.Concat(Enumerable.Repeat("<a>", 100_000))))));

    [Fact]
    public void Mutated_answers_are_read_or_refused_and_nothing_else() =>
        Mutations.Of(new[] { "steps.xml", "newest.xml", "unknown.xml" }.Select(file => Recorded.Answer("HongkongPost", file))).Sample(
            answer =>
            {
                try
                {
                    Assert.All(Parse(answer).Events, Storable.Check);
                }
                catch (CarrierUnavailableException)
                {
                    // What is documented.
                }
            },
            iter: 3_000);

    [Fact]
    public void The_password_digest_is_that_of_the_vector()
    {
        using var vector = JsonDocument.Parse(Recorded.Answer("HongkongPost", "ws-security-vector.json"));
        Assert.Equal(
            Field("password_digest"),
            UserNameToken.DigestOf(Convert.FromBase64String(Field("nonce_base64")), Field("created"), Field("password")));

        string Field(string name) => vector.RootElement.GetProperty(name).GetString()!;
    }

    [Fact]
    public void Two_headers_have_two_nonces_and_the_time_in_utc()
    {
        var at = new DateTimeOffset(2026, 11, 20, 15, 30, 0, TimeSpan.FromHours(8));
        var headers = new[] { 1, 2 }.Select(_ => UserNameToken.Header(Soap, "who", "secret", at)).ToList();
        Assert.Equal(2, headers.Select(h => Part(h, "Nonce")).Distinct().Count());
        Assert.All(headers, h => Assert.Equal("2026-11-20T07:30:00Z", Part(h, "Created")));
        Assert.All(headers, h => Assert.DoesNotContain("secret", h.ToString(), StringComparison.Ordinal));

        static string Part(System.Xml.Linq.XElement header, string name) => header.Descendants().Single(e => e.Name.LocalName == name).Value;
    }

    private static CarrierReport Parse(string file) => Parse(Recorded.Answer("HongkongPost", file));

    private static CarrierReport Parse(byte[] answer) => HongkongPostParser.Parse(Number, answer);
}
