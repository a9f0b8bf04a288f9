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
    private const int LongestText = 200;

    /// <exception cref="CarrierUnavailableException">Not Cainiao's answer, or one that says it failed.</exception>
    public static IReadOnlyList<CarrierReport> Parse(IReadOnlyList<TrackNumber> numbers, ReadOnlyMemory<byte> answer)
    {
        using var document = Read(answer);
        var root = document.RootElement;
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
        var code = Text(detail, "actionCode")?.Trim();
        if (string.IsNullOrEmpty(code) || code.Length > LongestText
            || !detail.TryGetProperty("time", out var time) || time.ValueKind != JsonValueKind.Number || !time.TryGetInt64(out var milliseconds))
        {
            return null;
        }

        var said = CarrierTime.FromUnixMilliseconds(milliseconds);
        var words = Text(detail, "standerdDesc") ?? Text(detail, "desc");
        return new ReportedEvent(
            code, said.OccurredAt, said.OffsetMinutes, default, said.LocalText, words is { Length: > LongestText } ? words[..LongestText] : words);
    }

    // Cainiao writes its booleans as booleans or as strings.
    private static bool IsTrue(JsonElement value) =>
        value.ValueKind == JsonValueKind.True
        || (value.ValueKind == JsonValueKind.String && string.Equals(value.GetString(), "true", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<JsonElement> Array(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            : [];

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
