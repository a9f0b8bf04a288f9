using System.Text.Json;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;
using static PostalTracking.Web.Features.Carriers.Cainiao.CainiaoJson;

namespace PostalTracking.Web.Features.Carriers.Cainiao;

/// <summary>
/// The gateway's answer as a report: <c>statuses[]</c> with <c>datetime</c> (<c>2026-11-20 10:00:00 UTC+1</c>) and
/// <c>statusGroup</c>, which are codes of our table beside the action codes. No statuses: Cainiao does not know the number.
/// </summary>
internal static class CainiaoLinkParser
{
    // Seen nowhere in LINK's own table: the services behind it name such errors themselves (low confidence).
    private static readonly string[] UnknownNumber = ["NOT_FOUND", "NOT_EXIST", "NO_TRACE"];

    /// <exception cref="CarrierUnavailableException">Not the gateway's answer, or an error that says nothing of the number.</exception>
    public static CarrierReport Parse(TrackNumber number, ReadOnlyMemory<byte> answer)
    {
        using var document = Read(answer);
        try
        {
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("success", out var success))
            {
                throw new CarrierUnavailableException(CarrierTrouble.Garbled);
            }

            return new CarrierReport
            {
                Number = number,
                Carrier = Carrier.Cainiao,
                Events = IsTrue(success) ? [.. Array(root, "statuses").Select(Event).OfType<ReportedEvent>()] : OfError(root),
            };
        }
        // A member whose very name is not text.
        catch (InvalidOperationException exception)
        {
            throw new CarrierUnavailableException(CarrierTrouble.Garbled, inner: exception);
        }
    }

    private static ReportedEvent[] OfError(JsonElement root)
    {
        var code = Text(root, "errorCode") ?? "";
        var message = Text(root, "errorMsg") ?? Text(root, "errorMessage") ?? "";
        return code switch
        {
            _ when UnknownNumber.Any(mark => code.Contains(mark, StringComparison.OrdinalIgnoreCase)) => [],
            LinkCodes.BadSignature or LinkCodes.UnknownProvider or LinkCodes.NoGateway or LinkCodes.WrongGateway
                or LinkCodes.NotAuthorized => throw Unavailable(CarrierTrouble.Refused, code, message),
            LinkCodes.Throttled => throw Unavailable(CarrierTrouble.RateLimited, code, message),
            _ => throw Unavailable(CarrierTrouble.Failed, code, message),
        };
    }

    // The gateway's own words go into the log with the failure: the operator looks them up.
    private static CarrierUnavailableException Unavailable(CarrierTrouble trouble, string code, string message) =>
        new(trouble, inner: new InvalidDataException($"{code}: {message}"));

    private static ReportedEvent? Event(JsonElement status) =>
        (Text(status, "actionCode") ?? Text(status, "statusGroup")) is { Length: > 0 } code
        && CainiaoTime.Read(Text(status, "datetime")) is { } time
            ? new ReportedEvent(
                code,
                time.OccurredAt,
                time.OffsetMinutes,
                default,
                time.LocalText,
                Text(status, "statusName") ?? Text(status, "description"))
            : null;
}
