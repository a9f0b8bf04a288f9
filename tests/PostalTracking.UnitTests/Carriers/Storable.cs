using System.Text;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.UnitTests.Carriers;

/// <summary>What every event of a report must be for PostgreSQL to take it: one that it refuses would stop its whole batch.</summary>
internal static class Storable
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static void Check(ReportedEvent e)
    {
        Assert.Equal(TimeSpan.Zero, e.OccurredAt.Offset);
        Assert.InRange(e.OccurredAt.Year, 1900, 9000);
        Assert.Equal(0, e.OccurredAt.Ticks % TimeSpan.TicksPerMicrosecond);
        Assert.InRange(e.OffsetMinutes ?? 0, -14 * 60, 14 * 60);
        Assert.InRange(e.Code.Length, 1, 200);
        foreach (var text in new[] { e.Code, e.Text, e.LocalText, e.Place.Name, e.Place.Country }.OfType<string>())
        {
            Assert.DoesNotContain('\0', text);
            Assert.InRange(text.Length, 0, 200);
            Assert.InRange(Strict.GetByteCount(text), 0, 800);
        }
    }
}
