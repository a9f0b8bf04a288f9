using System.Globalization;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>An event as a partner sent it, read: what to store, or what is wrong with it.</summary>
/// <param name="TrackNumber">As it was sent, fit to be shown back.</param>
/// <param name="Event">Null where there is a problem.</param>
internal sealed record ReceivedEvent(
    string? TrackNumber, TrackNumber? Number, Carrier Carrier, ReportedEvent? Event, RowFault? Fault)
{
    private const int LongestCode = 100;
    private const int LongestPlace = 200;

    public static ReceivedEvent Rejected(string? trackNumber, RowFault fault) =>
        new(trackNumber is null ? null : Echo.Of(trackNumber), null, default, null, fault);

    public static ReceivedEvent Read(ReceiveEvents.Row? row)
    {
        var asked = AskedNumber.Read(row?.TrackNumber, acceptAnyway: true);
        if (asked.Number is not { } number)
        {
            return Rejected(row?.TrackNumber, RowFault.Of(asked, row?.TrackNumber));
        }

        if (CarrierKeys.TryParse(row!.Carrier) is not { } carrier)
        {
            return Rejected(row.TrackNumber, RowFault.Of(TrackingProblems.UnknownCarrier, "carrier", row.Carrier ?? ""));
        }

        if (PartnerTime.Read(row.OccurredAt) is not { } occurredAt)
        {
            return Rejected(row.TrackNumber, RowFault.Of(TrackingProblems.InvalidTime, "occurredAt", row.OccurredAt ?? ""));
        }

        var wrong =
            string.IsNullOrWhiteSpace(row.Code) || row.Code.Length > LongestCode ? "code"
            : row.PostalCode is not null && !IsPostalCode(row.PostalCode) ? "postalCode"
            : row.Country is not null && !(row.Country.Length == 2 && row.Country.All(char.IsAsciiLetterUpper)) ? "country"
            : row.Place?.Length > LongestPlace ? "place"
            : null;
        return wrong is not null
            ? Rejected(row.TrackNumber, RowFault.Invalid(wrong))
            : new(Echo.Of(row.TrackNumber!), number, carrier, EventOf(row, occurredAt), null);
    }

    private static ReportedEvent EventOf(ReceiveEvents.Row row, DateTimeOffset occurredAt) => new(
        row.Code!.Trim(),
        occurredAt.ToUniversalTime(),
        PartnerTime.OffsetMinutes(row.OccurredAt!, occurredAt),
        row.PostalCode is { } postalCode && (row.Country is null or "RU")
            ? new ReportedPlace("RU", int.Parse(postalCode, CultureInfo.InvariantCulture), null)
            : new ReportedPlace(row.Country, 0, row.Place));

    private static bool IsPostalCode(string text) => text.Length == 6 && text.All(char.IsAsciiDigit) && text[0] != '0';
}
