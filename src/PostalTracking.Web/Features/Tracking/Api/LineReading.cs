using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>Reads a line of a stream by the rules of a row in a JSON body. Whatever stands in it, it is one event or one problem.</summary>
internal static class LineReading
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    public static ReceivedEvent Of(EventLine line)
    {
        if (line.IsTooLong)
        {
            return ReceivedEvent.Rejected(null, RowFault.TooLong(StreamEvents.LongestLine));
        }

        try
        {
            var reader = new Utf8JsonReader(WithoutMark(line.Bytes));
            return JsonSerializer.Deserialize(ref reader, StreamJson.Instance.Row) is { } row && IsAtEnd(ref reader)
                ? ReceivedEvent.Read(row)
                : Malformed();
        }
        catch (JsonException)
        {
            return Malformed();
        }
    }

    private static ReceivedEvent Malformed() => ReceivedEvent.Rejected(null, RowFault.Malformed());

    private static bool IsAtEnd(ref Utf8JsonReader reader) => !reader.Read();

    // Editors begin a file with one.
    private static ReadOnlySequence<byte> WithoutMark(ReadOnlySequence<byte> line)
    {
        var reader = new SequenceReader<byte>(line);
        return reader.IsNext(ByteOrderMark) ? line.Slice(ByteOrderMark.Length) : line;
    }
}

/// <summary>Serialisation without reflection for the lines of a stream, by the same rules as for JSON bodies.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReceiveEvents.Row))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class StreamJson : JsonSerializerContext
{
    public static StreamJson Instance { get; } = new(ValidationSetup.Rules(new JsonSerializerOptions(JsonSerializerDefaults.Web)));
}
