using PostalTracking.Domain.Tracking;
using PostalTracking.UnitTests.Tracking.Examples;

namespace PostalTracking.UnitTests.Tracking;

public class S10Tests
{
    public sealed record Vector(string Number, bool Holds, string CheckDigit, string Service, string Issuer, string Why);

    public static IEnumerable<TheoryDataRow<Vector>> Vectors =>
        Example.Rows<Vector>("s10.json", vector => $"{vector.Number}, {vector.Why}");

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Knows_the_check_digit_and_whether_it_holds(Vector vector)
    {
        var number = TrackNumber.Parse(vector.Number);

        Assert.Equal(NumberFormat.S10, number.Format);
        Assert.Equal(vector.Holds, number.CheckDigitHolds);
        Assert.Equal(vector.CheckDigit, S10.CheckDigit(number.Value.AsSpan(S10.SerialAt, 8)).ToString());
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Tells_service_and_issuer(Vector vector)
    {
        var number = TrackNumber.Parse(vector.Number);

        Assert.Equal(vector.Service, number.Service.Name());
        Assert.Equal(vector.Issuer, number.IssuerCode);
    }

    [Theory]
    [InlineData("AA", null, null)]
    [InlineData("AU", null, null)]
    [InlineData("AV", "unknown", TrackingPromise.ByAgreement)]
    [InlineData("CZ", "parcel", TrackingPromise.Full)]
    [InlineData("EA", "ems", TrackingPromise.Full)]
    [InlineData("GB", null, null)]
    [InlineData("HA", "parcel", TrackingPromise.Full)]
    [InlineData("KK", null, null)]
    [InlineData("LZ", "tracked", TrackingPromise.Limited)]
    [InlineData("QM", "unknown", TrackingPromise.None)]
    [InlineData("QN", null, null)]
    [InlineData("UA", "untracked", TrackingPromise.None)]
    [InlineData("ZA", "srm", TrackingPromise.Minimal)]
    [InlineData("ZZ", "srm", TrackingPromise.Minimal)]
    public void A_service_indicator_promises_this_much(string indicator, string? service, TrackingPromise? promise)
    {
        var found = S10Indicator.Of(TrackNumber.Parse(indicator + "123456785HK"));

        Assert.Equal(service, found?.Service.Name());
        Assert.Equal(promise, found?.Promise);
    }

    [Fact]
    public void Other_forms_have_no_indicator_and_no_issuer()
    {
        var number = TrackNumber.Parse("RS0814398526Y");

        Assert.Null(S10Indicator.Of(number));
        Assert.Null(number.IssuerCode);
        Assert.Null(number.Issuer);
        Assert.Equal(ShipmentService.Unknown, number.Service);
    }

    [Fact]
    public void Knows_who_issues_under_which_letters()
    {
        Assert.Equal(195, S10Issuer.All.Count);
        Assert.Equal("Russian Post", TrackNumber.Parse("RA644000001RU").Issuer?.Operator);
        Assert.Equal("Hong Kong Post", S10Issuer.Find("HK")?.Operator);
        Assert.Equal("Zimpost – Zimbabwe Posts", S10Issuer.Find("ZW")?.Operator);
        Assert.True(S10Issuer.Find("TW") is { IsCountry: true });
        Assert.True(S10Issuer.Find("YP") is { IsCountry: false });
        Assert.Null(TrackNumber.Parse("RB123456785XX").Issuer);
        Assert.All(S10Issuer.All, issuer => Assert.Matches(@"^[A-Z]{2}$", issuer.Code));
        Assert.All(S10Issuer.All, issuer => Assert.NotEmpty(issuer.Operator));
    }

    [Fact]
    public void Some_wrong_digits_pass_so_nothing_is_promised()
    {
        Assert.True(TrackNumber.Parse("RB123456785GB").CheckDigitHolds);
        Assert.True(TrackNumber.Parse("RB323456785GB").CheckDigitHolds);
    }

    [Theory]
    [InlineData("ZA12345678HK", true)]
    [InlineData("ZA1234567855HK", true)]
    [InlineData("ZA123456785HK", false)]
    [InlineData("ZA12345HK", false)]
    [InlineData("ZA12345678H1", false)]
    public void Notices_a_digit_lost_or_doubled(string value, bool noticed) => Assert.Equal(noticed, S10.HasWrongDigitCount(value));
}
