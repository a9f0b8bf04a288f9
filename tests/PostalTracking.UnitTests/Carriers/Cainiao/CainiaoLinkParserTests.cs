using System.Text;
using System.Text.Json;
using CsCheck;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers;
using PostalTracking.Web.Features.Carriers.Cainiao;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.UnitTests.Carriers.Cainiao;

public sealed class CainiaoLinkParserTests
{
    private static readonly TrackNumber Number = TrackNumber.Parse("UZ0556033196Y");

    [Fact]
    public void An_answer_reads_as_it_was_reviewed() => Assert.Equal(
        Recorded.Text("Cainiao", "link-query.reviewed.txt"),
        Recorded.Written(CainiaoLinkParser.Parse(Number, Recorded.Answer("Cainiao", "link-query.json"))));

    [Theory]
    [InlineData("{\"success\":true}")]
    [InlineData("{\"success\":\"true\",\"statuses\":[]}")]
    [InlineData("{\"success\":\"false\",\"errorCode\":\"MAIL_NO_NOT_EXIST\",\"errorMsg\":\"?\"}")]
    public void A_number_it_does_not_know_has_no_events(string answer) => Assert.Empty(Parse(answer).Events);

    [Theory]
    [InlineData("S02", CarrierTrouble.Refused)]
    [InlineData("S03", CarrierTrouble.Refused)]
    [InlineData("S23", CarrierTrouble.Refused)]
    [InlineData("S14", CarrierTrouble.RateLimited)]
    [InlineData("S12", CarrierTrouble.Failed)]
    [InlineData("S07", CarrierTrouble.Failed)]
    public void An_error_is_what_its_code_says(string code, object trouble)
    {
        foreach (var (success, words) in new[] { ("false", "errorMsg"), ("\"false\"", "errorMessage") })
        {
            var error = Assert.Throws<CarrierUnavailableException>(
                () => Parse($$"""{"success":{{success}},"errorCode":"{{code}}","{{words}}":"no \u0000 way"}"""));
            Assert.Equal(trouble, error.Trouble);
            Assert.Equal($"{code}: no  way", error.InnerException!.Message);
        }
    }

    [Fact]
    public void A_failure_without_a_code_is_a_failure() =>
        Assert.Equal(CarrierTrouble.Failed, Recorded.Trouble(() => Parse("{\"success\":false}")));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"statuses\":[]}")]
    [InlineData("{\"success\":true,\"statuses\":[")]
    [InlineData("<response><success>false</success><errorCode>S12</errorCode></response>")]
    public void What_is_not_its_answer_is_garbled(string answer) => Assert.Equal(CarrierTrouble.Garbled, Recorded.Trouble(() => Parse(answer)));

    [Fact]
    public void Mutated_answers_are_read_or_refused_and_nothing_else() =>
        Mutations.Of([Recorded.Answer("Cainiao", "link-query.json")]).Sample(
            answer =>
            {
                try
                {
                    Assert.All(CainiaoLinkParser.Parse(Number, answer).Events, Storable.Check);
                }
                catch (CarrierUnavailableException)
                {
                    // What is documented.
                }
            },
            iter: 3_000);

    [Fact]
    public void The_digest_is_that_of_the_vectors()
    {
        using var file = JsonDocument.Parse(Recorded.Answer("Cainiao", "link-signature-vectors.json"));
        var vectors = file.RootElement.GetProperty("vectors").EnumerateArray().ToList();
        Assert.Equal(3, vectors.Count);
        Assert.All(vectors, vector =>
        {
            var (message, secret, digest) = (Field("logistics_interface"), Field("app_secret"), Field("data_digest"));
            Assert.Equal(digest, LinkSignature.Of(message, secret));
            Assert.True(LinkSignature.Holds(message, secret, digest));
            Assert.False(LinkSignature.Holds(message, secret, Field("wrong_variant_base64_of_hex")));
            Assert.False(LinkSignature.Holds(message + " ", secret, digest));

            string Field(string name) => vector.GetProperty(name).GetString()!;
        });
    }

    [Fact]
    public void Without_a_secret_nothing_holds() => Assert.False(LinkSignature.Holds("{}", "", LinkSignature.Of("{}", "")));

    [Theory]
    [InlineData("+8", 480)]
    [InlineData("8", 480)]
    [InlineData("+08:00", 480)]
    [InlineData("GMT+02:00", 120)]
    [InlineData("UTC+1", 60)]
    [InlineData("utc", 0)]
    [InlineData("-3:30", -210)]
    [InlineData("+0530", 330)]
    [InlineData("+15", null)]
    [InlineData("", null)]
    [InlineData("Moscow", null)]
    [InlineData("+", null)]
    [InlineData(null, null)]
    public void An_offset_is_written_in_many_ways(string? zone, int? minutes) =>
        Assert.Equal(minutes, CainiaoTime.Read("2026-11-20 10:00:00", zone)?.OffsetMinutes);

    private static CarrierReport Parse(string answer) => CainiaoLinkParser.Parse(Number, Encoding.UTF8.GetBytes(answer));
}
