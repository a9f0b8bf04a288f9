using System.Globalization;
using System.Xml.Linq;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Carriers.HongkongPost;

/// <summary>
/// EC-Ship's answer as a report: every element with a <c>ttStatus</c> and a <c>trackingDate</c> is a step, wherever it stands.
/// <c>status</c> 0 is an answer; another one is about the item, since a bad login is a fault: the post does not know the number.
/// </summary>
internal static class HongkongPostParser
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    private static readonly TimeSpan HongKong = TimeSpan.FromHours(8);

    // How the post writes a time is not known: the forms that no day and month can be mistaken in.
    private static readonly string[] WallClock =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFF", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFF", "yyyy-MM-dd HH:mm",
        "yyyy/MM/dd HH:mm:ss", "yyyyMMddHHmmss", "dd-MMM-yyyy HH:mm:ss", "dd-MMM-yyyy HH:mm", "dd-MMM-yyyy", "yyyy-MM-dd",
    ];

    // What WS-Security names a login it does not take (OASIS WSS 1.0, 12), and what some stacks put in its place.
    private static readonly string[] Refusals =
        ["FailedAuthentication", "InvalidSecurity", "InvalidSecurityToken", "MessageExpired", "SecurityTokenUnavailable"];

    /// <exception cref="CarrierUnavailableException">Not an answer of EC-Ship, or a fault.</exception>
    public static CarrierReport Parse(TrackNumber number, ReadOnlyMemory<byte> answer)
    {
        var body = CarrierXml.Read(answer).Root?.Element(Soap + "Body") ?? throw new CarrierUnavailableException(CarrierTrouble.Garbled);
        if (body.Element(Soap + "Fault") is { } fault)
        {
            throw OfFault(fault);
        }

        var status = body.Descendants().FirstOrDefault(e => e.Name.LocalName == "status")?.Value.Trim();
        var steps = body.Descendants().Where(e => Child(e, "ttStatus") is not null && Child(e, "trackingDate") is not null).ToList();

        // Neither is a page in XML; milestones without a ttStatus are the other form one client tells of, which nobody can map.
        if (steps.Count == 0 && (status is null || body.Descendants().Any(e => e.Name.LocalName == "milestone")))
        {
            throw new CarrierUnavailableException(CarrierTrouble.Garbled);
        }

        return new CarrierReport
        {
            Number = number,
            Carrier = Carrier.HongkongPost,
            Events = status is null or "0" ? [.. steps.Select(Event).OfType<ReportedEvent>().Distinct()] : [],
        };
    }

    private static CarrierUnavailableException OfFault(XElement fault)
    {
        var code = Child(fault, "faultcode")?.Split(':')[^1];
        return new CarrierUnavailableException(
            Refusals.Contains(code) ? CarrierTrouble.Refused : CarrierTrouble.Failed,
            inner: new InvalidDataException(CarrierText.Of($"{code}: {Child(fault, "faultstring")}")));
    }

    private static ReportedEvent? Event(XElement step)
    {
        var code = Child(step, "ttStatus")!;
        return code.Length > 0 && Time(Child(step, "trackingDate")!) is { } time
            ? new ReportedEvent(CarrierText.Of($"TT{code}"), time.OccurredAt, time.OffsetMinutes, default, time.LocalText)
            : null;
    }

    private static CarrierTime? Time(string written) =>
        DateTime.TryParseExact(written, WallClock, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)
            ? CarrierTime.At(clock, HongKong, written)
            : CarrierTime.Parse(written) is { OffsetMinutes: not null } withOffset ? withOffset : null;

    private static string? Child(XElement parent, string name) =>
        parent.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim();
}
