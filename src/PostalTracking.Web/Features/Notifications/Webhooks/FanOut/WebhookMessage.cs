using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PostalTracking.Web.Features.Notifications.Relay;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>What a happening is told as: thin, numbers and states only.</summary>
internal sealed record WebhookMessage(
    Guid Id, string Type, string Choice, string? TrackNumber, short? Generation, int? Sequence, string Body, DateTimeOffset At)
{
    /// <summary>No body is longer; ours have a few hundred bytes.</summary>
    public const int LargestBody = 20 * 1024;

    private const string Delivered = "delivered";

    // What may leave the house, whatever a feature writes into the outbox.
    private static readonly string[] Told =
        ["claimNumber", "policyNumber", "trackNumber", "generation", "status", "previousStatus", "from", "version"];

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>None, one, or two where a parcel was handed over.</summary>
    public static IEnumerable<WebhookMessage> Of(Happening happening)
    {
        if (happening.TrackNumber is null || WebhookTypes.ChoiceOf(happening.Type) is not { } choice)
        {
            yield break;
        }

        yield return Of(happening, happening.Id, happening.Type, choice);
        if (happening.Type == WebhookTypes.ShipmentUpdated
            && Text(happening.Body, "status") == Delivered && Text(happening.Body, "previousStatus") != Delivered)
        {
            yield return Of(happening, MessageIds.ReceivedOf(happening.Id), WebhookTypes.ShipmentReceived, WebhookTypes.ShipmentReceived);
        }
    }

    public static WebhookMessage OfTest(Guid id, DateTimeOffset now) =>
        ByHand(id, WebhookTypes.Test, now, _ => { });

    /// <param name="challenge">What is to come back.</param>
    public static WebhookMessage OfChallenge(Guid id, DateTimeOffset now, string challenge) =>
        ByHand(id, WebhookTypes.Challenge, now, data => data.WriteString("challenge", challenge));

    private static WebhookMessage ByHand(Guid id, string type, DateTimeOffset now, Action<Utf8JsonWriter> writeData) =>
        new(id, type, type, null, null, null, BodyOf(type, now, writeData), now);

    private static WebhookMessage Of(Happening happening, Guid id, string type, string choice)
    {
        var body = BodyOf(type, happening.At, data =>
        {
            foreach (var name in Told)
            {
                if (happening.Body.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                {
                    data.WritePropertyName(name);
                    value.WriteTo(data);
                }
            }

            if (Number(happening.Body, "to") is { } sequence)
            {
                data.WriteNumber("sequence", sequence);
            }
        });
        return new(
            id,
            type,
            choice,
            happening.TrackNumber,
            happening.Generation,
            Number(happening.Body, "to") ?? Number(happening.Body, "version"),
            body,
            happening.At);
    }

    private static string BodyOf(string type, DateTimeOffset at, Action<Utf8JsonWriter> writeData)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteString("timestamp", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteStartObject("data");
            writeData(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenCount <= LargestBody
            ? Encoding.UTF8.GetString(buffer.WrittenSpan)
            : throw new InvalidOperationException($"The body of a message of type {type} has {buffer.WrittenCount} bytes.");
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : null;
}
