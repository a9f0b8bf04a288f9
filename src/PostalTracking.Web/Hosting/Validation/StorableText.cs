using System.Text.Json;
using System.Text.Json.Serialization;

namespace PostalTracking.Web.Hosting;

/// <summary>
/// Strings of requests as PostgreSQL stores them: without U+0000, which JSON allows and its <c>text</c> does not.
/// Halves of surrogate pairs the reader refuses by itself.
/// </summary>
internal sealed class StorableText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String
            ? reader.GetString()
            : throw new JsonException("A string was expected.");

        // Without a message of its own the exception gets the field's path from the serializer.
        return text!.Contains('\0', StringComparison.Ordinal) ? throw new JsonException() : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
