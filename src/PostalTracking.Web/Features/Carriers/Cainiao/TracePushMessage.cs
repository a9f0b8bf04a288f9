using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Api;
using PostalTracking.Web.Features.Tracking.Ingest;
using static PostalTracking.Web.Features.Carriers.Cainiao.CainiaoJson;

namespace PostalTracking.Web.Features.Carriers.Cainiao;

/// <summary>
/// One trace of one parcel. The place is left out on purpose: a poll tells the same trace without one, and it would stand twice.
/// </summary>
/// <param name="OutBizCode">Cainiao's own key of the trace; null where it sent none.</param>
internal sealed record PushedTrace(TrackNumber Number, string? OutBizCode, ReportedEvent Event, OtherNumber? Next)
{
    /// <summary>SHA-256 of what the trace changes here; the fields nobody reads may differ in a repeat.</summary>
    public byte[] ContentHash => SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        null, $"{Event.Code}\n{Event.OccurredAt.UtcTicks}\n{Event.OffsetMinutes}\n{Event.Text}\n{Next?.Number.Value}")));
}

/// <summary>
/// The message of a push: <c>tracesList{mailNos, traces[{time, tz, action, …}]}</c>, taken as a whole or not at all.
/// The form is known from public clients only (medium); so one <c>tracesList</c> or an array of them, numbers as a list in a text
/// or as an array.
/// </summary>
internal static class TracePushMessage
{
    private static readonly char[] BetweenNumbers = [',', ';', ' '];

    /// <exception cref="TracePushRefusedException">Anything in it does not read.</exception>
    public static IReadOnlyList<PushedTrace> Read(string message)
    {
        if (message.AsSpan().TrimStart().StartsWith("<"))
        {
            throw new TracePushRefusedException(LinkCodes.NotJson, "XML is not taken here: choose JSON for this message type.");
        }

        try
        {
            using var document = JsonDocument.Parse(message);
            var traces = Lists(document.RootElement).SelectMany(Traces).Take(ReceiveEvents.Most + 1).ToList();
            return traces.Count <= ReceiveEvents.Most
                ? traces
                : throw new TracePushRefusedException(LinkCodes.BadContent, $"At most {ReceiveEvents.Most} traces go into a push.");
        }
        // The second: a member whose very name is not text.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new TracePushRefusedException(LinkCodes.NotJson, "logistics_interface is not JSON.");
        }
    }

    private static IReadOnlyList<JsonElement> Lists(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("tracesList", out var list)
            ? list.ValueKind switch
            {
                JsonValueKind.Object => [list],
                JsonValueKind.Array when list.GetArrayLength() > 0 && list.EnumerateArray().All(l => l.ValueKind == JsonValueKind.Object) =>
                    [.. list.EnumerateArray()],
                _ => throw Missing("tracesList"),
            }
            : throw Missing("tracesList");

    private static IEnumerable<PushedTrace> Traces(JsonElement list)
    {
        var numbers = Numbers(list);
        if (!list.TryGetProperty("traces", out var traces) || traces.ValueKind != JsonValueKind.Array || traces.GetArrayLength() == 0)
        {
            throw Missing("traces");
        }

        foreach (var (index, trace) in traces.EnumerateArray().Index())
        {
            var (key, said, next) = Trace(trace, index);
            foreach (var number in numbers)
            {
                yield return new PushedTrace(number, key, said, next?.Number == number ? null : next);
            }
        }
    }

    private static List<TrackNumber> Numbers(JsonElement list)
    {
        var written = list.TryGetProperty("mailNos", out var array) && array.ValueKind == JsonValueKind.Array
            ? [.. array.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : "")]
            : (Text(list, "mailNos") ?? "").Split(BetweenNumbers, StringSplitOptions.RemoveEmptyEntries);
        if (written.Length == 0)
        {
            throw Missing("mailNos");
        }

        return [.. written.Select(text => TrackNumber.TryParse(text, out var number)
            ? number
            : throw new TracePushRefusedException(LinkCodes.BadContent, "mailNos has something that is no track number.")).Distinct()];
    }

    private static (string? OutBizCode, ReportedEvent Event, OtherNumber? Next) Trace(JsonElement trace, int index)
    {
        if (trace.ValueKind != JsonValueKind.Object)
        {
            throw Missing($"traces[{index}]");
        }

        var time = CainiaoTime.Read(Needed(trace, "time", index), Needed(trace, "tz", index));
        var key = Text(trace, "outBizCode") is { Length: > 0 } code ? code : null;
        if (time is not { LocalText: null } || key?.Length >= CarrierText.Longest)
        {
            var field = key?.Length >= CarrierText.Longest ? "outBizCode" : "time";
            throw new TracePushRefusedException(LinkCodes.BadContent, $"traces[{index}].{field} does not read.");
        }

        var said = new ReportedEvent(
            Needed(trace, "action", index), time.OccurredAt, time.OffsetMinutes, default, LocalText: null, Text(trace, "desc"));
        return (key, said, NextNumber(Text(trace, "nextMailNo"), time.OccurredAt));
    }

    private static string Needed(JsonElement trace, string name, int index) =>
        Text(trace, name) is { Length: > 0 } text ? text : throw Missing($"traces[{index}].{name}");

    private static TracePushRefusedException Missing(string field) => new(LinkCodes.BadContent, $"{field} is missing.");
}
