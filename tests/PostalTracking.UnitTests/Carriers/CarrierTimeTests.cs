using System.Globalization;
using PostalTracking.Web.Features.Carriers;

namespace PostalTracking.UnitTests.Carriers;

public sealed class CarrierTimeTests
{
    [Theory]
    [InlineData("2015-07-09T18:08:00.000+03:00", "2015-07-09T15:08:00.0000000+00:00", 180, null)]
    [InlineData(" 2015-07-09T18:08:00Z\n", "2015-07-09T18:08:00.0000000+00:00", 0, null)]
    [InlineData("2026-01-01T00:00:00.1234567-03:30", "2026-01-01T03:30:00.1234560+00:00", -210, null)]
    [InlineData("2026-10-02T09:00:00", "2026-10-02T06:00:00.0000000+00:00", null, "2026-10-02T09:00:00")] // no offset: Moscow's
    [InlineData("0001-01-01T00:00:00+14:00", "1900-01-01T00:00:00.0000000+00:00", 840, "0001-01-01T00:00:00+14:00")]
    [InlineData("0001-01-01T00:00:00", "1900-01-01T00:00:00.0000000+00:00", null, "0001-01-01T00:00:00")]
    [InlineData("9999-12-31T23:59:59.999-14:00", "9000-01-01T00:00:00.0000000+00:00", -840, "9999-12-31T23:59:59.999-14:00")]
    [InlineData("9999-12-31T23:59:59", "9000-01-01T00:00:00.0000000+00:00", null, "9999-12-31T23:59:59")]
    public void Reads_iso_8601(string text, string utc, int? offset, string? written)
    {
        var time = CarrierTime.Parse(text);
        Assert.NotNull(time);
        Assert.Equal(utc, time.OccurredAt.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal((short?)offset, time.OffsetMinutes);
        Assert.Equal(written, time.LocalText);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12:30")] // the rest would be today's date
    [InlineData("10/11/2026")] // a day or a month
    [InlineData("9 июля 2015")]
    [InlineData("2026-02-30T00:00:00+03:00")]
    [InlineData("2026-02-20T00:00:00+15:00")]
    [InlineData("Tue, 01 Sep 2026 10:00:00 GMT")]
    public void Anything_else_is_no_time(string? text) => Assert.Null(CarrierTime.Parse(text));
}
