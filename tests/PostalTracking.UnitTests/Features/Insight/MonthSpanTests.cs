using System.Globalization;
using PostalTracking.Web.Features.Insight;

namespace PostalTracking.UnitTests.Features.Insight;

public sealed class MonthSpanTests
{
    [Theory]
    [InlineData("2026-11-30T11:59:59Z", "2025-12-01", "2026-11-01")]
    [InlineData("2026-11-30T12:00:00Z", "2026-01-01", "2026-12-01")]
    [InlineData("2026-12-31T12:00:00Z", "2026-02-01", "2027-01-01")]
    [InlineData("2026-12-01T00:00:00Z", "2026-01-01", "2026-12-01")]
    public void The_year_asked_for_ends_with_the_month_that_has_begun_in_Kamchatka(string now, string first, string last)
    {
        var span = MonthSpan.Read(null, null, DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), "ru");

        Assert.Empty(span.Errors);
        Assert.Equal((DateOnly.Parse(first, CultureInfo.InvariantCulture), DateOnly.Parse(last, CultureInfo.InvariantCulture)), (span.First, span.Last));
    }
}
