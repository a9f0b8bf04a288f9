using System.Text.Json;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;
using static PostalTracking.Web.Features.Carriers.Cainiao.CainiaoJson;

namespace PostalTracking.Web.Features.Carriers.Cainiao;

/// <summary>
/// Cainiao's detail JSON as reports. <c>time</c> (epoch milliseconds) is the truth: <c>timeStr</c> is a wall clock in UTC+8
/// whatever <c>timeZone</c> beside it says. A number without answer, or with an empty list, is one Cainiao does not know.
/// </summary>
internal static class CainiaoDetailParser
{
    // What comes instead of an answer when Alibaba takes us for a crawler. Asking on is what gets an address banned.
    private static readonly TimeSpan LeftAlone = TimeSpan.FromHours(1);

    // The number under which the carrier of the last mile has the parcel.
    private static readonly string[] NextNumbers = ["realMailNo", "copyRealMailNo"];

    /// <exception cref="CarrierUnavailableException">Not Cainiao's answer, or one that says it failed.</exception>
    public static IReadOnlyList<CarrierReport> Parse(IReadOnlyList<TrackNumber> numbers, ReadOnlyMemory<byte> answer)
    {
        if (IsShutDoor(answer.Span))
        {
            throw new CarrierUnavailableException(CarrierTrouble.RateLimited, LeftAlone);
        }

        using var document = Read(answer);
        try
        {
            return Reports(numbers, document.RootElement);
        }
        // A member whose very name is not text.
        catch (InvalidOperationException exception)
        {
            throw new CarrierUnavailableException(CarrierTrouble.Garbled, inner: exception);
        }
    }

    // A page in the place of JSON (captcha, sign-in), whatever it says, or the crawler's mark.
    private static bool IsShutDoor(ReadOnlySpan<byte> answer) =>
        answer.TrimStart(" \t\r\n\uFEFF"u8).StartsWith("<"u8) || answer.IndexOf("STOPCRAWLER"u8) >= 0;

    private static CarrierReport[] Reports(IReadOnlyList<TrackNumber> numbers, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("success", out var success))
        {
            throw new CarrierUnavailableException(CarrierTrouble.Garbled);
        }

        if (!IsTrue(success))
        {
            throw new CarrierUnavailableException(CarrierTrouble.Failed);
        }

        var items = Array(root, "module")
            .GroupBy(item => Text(item, "mailNo") ?? "", StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);
        return [.. numbers.Select(number => items.TryGetValue(number.Value, out var item) ? Report(number, item) : Unknown(number))];
    }

    private static CarrierReport Unknown(TrackNumber number) => new() { Number = number, Carrier = Carrier.Cainiao, Events = [] };

    private static CarrierReport Report(TrackNumber number, JsonElement item) => new()
    {
        Number = number,
        Carrier = Carrier.Cainiao,
        Events = [.. Array(item, "detailList").Select(Event).OfType<ReportedEvent>()],
        OtherNumbers = [.. NextNumbers
            .Select(name => NextNumber(Text(item, name), since: null))
            .OfType<OtherNumber>()
            .Where(other => other.Number != number)
            .Distinct()],
    };

    private static ReportedEvent? Event(JsonElement detail)
    {
        if (Text(detail, "actionCode") is not { Length: > 0 } code
            || !detail.TryGetProperty("time", out var time)
            || time.ValueKind != JsonValueKind.Number
            || !time.TryGetInt64(out var milliseconds))
        {
            return null;
        }

        var said = CarrierTime.FromUnixMilliseconds(milliseconds);
        return new ReportedEvent(
            code, said.OccurredAt, said.OffsetMinutes, default, said.LocalText, Text(detail, "standerdDesc") ?? Text(detail, "desc"));
    }
}
