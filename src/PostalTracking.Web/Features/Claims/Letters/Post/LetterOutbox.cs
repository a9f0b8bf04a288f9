using System.Text.Json;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>The order to the post, in the outbox: which letter, no words, no people.</summary>
internal static class LetterOutbox
{
    public const string Type = "letter.send";

    public static OutboxMessage Order(Letter letter, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Type = Type,
        Payload = JsonSerializer.Serialize(new Payload(letter.ClaimNumber, letter.Sequence), JsonSerializerOptions.Web),
        CreatedAt = now,
        NextAttemptAt = now,
    };

    public static Payload Read(string payload) => JsonSerializer.Deserialize<Payload>(payload, JsonSerializerOptions.Web)!;

    internal sealed record Payload(string ClaimNumber, short Sequence);
}
