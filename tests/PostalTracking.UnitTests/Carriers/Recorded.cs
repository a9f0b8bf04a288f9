using System.Globalization;
using System.Text;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.UnitTests.Carriers;

/// <summary>The carriers' answers in the <c>Answers</c> folders, and reports as text to compare and to review.</summary>
internal static class Recorded
{
    public static byte[] Answer(string carrier, string file) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Carriers", carrier, "Answers", file));

    public static string Text(string carrier, string file) => Encoding.UTF8.GetString(Answer(carrier, file));

    public static byte[] Bytes(string answer) => Encoding.UTF8.GetBytes(answer);

    /// <summary>A line for the parcel, a line for each event. Nothing of a report is left out.</summary>
    public static string Written(CarrierReport report)
    {
        var facts = report.Facts;
        var lines = new StringBuilder();
        lines.AppendLine(CultureInfo.InvariantCulture, $"{report.Number} {report.Carrier.Key()}");
        lines.AppendLine(
            CultureInfo.InvariantCulture,
            $"from {Or(facts.Origin)} to {Or(facts.Destination)} {facts.DestinationPostalCode}, cod {Or(facts.Cod)}, duty {Or(facts.CustomsDuty)}");
        foreach (var e in report.Events)
        {
            lines.AppendLine(
                CultureInfo.InvariantCulture,
                $"{e.OccurredAt:O} offset {Or(e.OffsetMinutes)}, {e.Code}, {Where(e.Place)}, said {Or(e.Text)}, written {Or(e.LocalText)}");
        }

        return lines.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The trouble that parsing ends with; anything but the documented exception fails the test.</summary>
    public static CarrierTrouble Trouble(Action parse) => Assert.Throws<CarrierUnavailableException>(parse).Trouble;

    private static string Where(ReportedPlace place) => $"at {Or(place.Country)} {place.PostalCode} {Or(place.Name)}";

    private static string Or(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "-";
}
