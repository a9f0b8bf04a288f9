using System.Text.Json;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Carriers.Cainiao;

/// <summary>
/// Cainiao's detail JSON as reports. <c>time</c> (epoch milliseconds) is the truth: <c>timeStr</c> is a wall clock in UTC+8
/// whatever <c>timeZone</c> beside it says. A number without answer, or with an empty list, is one Cainiao does not know.
/// </summary>
internal static class CainiaoDetailParser
{
    /// <exception cref="CarrierUnavailableException">Not Cainiao's answer, or one that says it failed.</exception>
    public static IReadOnlyList<CarrierReport> Parse(IReadOnlyList<TrackNumber> numbers, ReadOnlyMemory<byte> answer)
    {
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
        return [.. numbers.Select(number => new CarrierReport
        {
            Number = number,
            Carrier = Carrier.Cainiao,
            Events = items.TryGetValue(number.Value, out var item) ? [.. Array(item, "detailList").Select(Event).OfType<ReportedEvent>()] : [],
        })];
    }

    private static JsonDocument Read(ReadOnlyMemory<byte> answer)
    {
        try
        {
            return JsonDocument.Parse(answer);
        }
        catch (JsonException exception)
        {
            throw new CarrierUnavailableException(CarrierTrouble.Garbled, inner: exception);
        }
    }

    private static ReportedEvent? Event(JsonElement detail)
    {
        if (Text(detail, "actionCode") is not { Length: > 0 } code
            || !detail.TryGetProperty("time", out var time) || time.ValueKind != JsonValueKind.Number || !time.TryGetInt64(out var milliseconds))
        {
            return null;
        }

        var said = CarrierTime.FromUnixMilliseconds(milliseconds);
        return new ReportedEvent(
            code, said.OccurredAt, said.OffsetMinutes, default, said.LocalText, Text(detail, "standerdDesc") ?? Text(detail, "desc"));
    }

    // Cainiao writes its booleans as booleans or as strings.
    private static bool IsTrue(JsonElement value) =>
        value.ValueKind == JsonValueKind.True
        || (value.ValueKind == JsonValueKind.String && string.Equals(value.GetString(), "true", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<JsonElement> Array(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            : [];

    private static string? Text(JsonElement parent, string name)
    {
        try
        {
            return parent.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
                ? CarrierText.Of(text.GetString()!)
                : null;
        }
        // Half a character, or bytes that are not UTF-8: these words are lost, the rest of the answer is not.
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
