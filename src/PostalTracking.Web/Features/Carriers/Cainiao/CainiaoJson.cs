using System.Text.Json;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Carriers.Cainiao;

/// <summary>Cainiao's JSON, read so that no oddity in one member costs the others.</summary>
internal static class CainiaoJson
{
    /// <exception cref="CarrierUnavailableException">Not JSON.</exception>
    public static JsonDocument Read(ReadOnlyMemory<byte> answer)
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

    // Cainiao writes its booleans as booleans or as strings.
    public static bool IsTrue(JsonElement value) =>
        value.ValueKind == JsonValueKind.True
        || (value.ValueKind == JsonValueKind.String && string.Equals(value.GetString(), "true", StringComparison.OrdinalIgnoreCase));

    /// <summary>The objects of an array; none where there is no array.</summary>
    public static IEnumerable<JsonElement> Array(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            : [];

    public static string? Text(JsonElement parent, string name)
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

    /// <summary>The number under which the next carrier has the parcel; its name may stand before it (<c>PostNL 3SDFC…</c>).</summary>
    public static OtherNumber? NextNumber(string? said, DateTimeOffset? since) =>
        TrackNumber.TryParse(said?.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(), out var number)
            ? new OtherNumber(number, NumberChange.NextCarrier, since)
            : null;
}
