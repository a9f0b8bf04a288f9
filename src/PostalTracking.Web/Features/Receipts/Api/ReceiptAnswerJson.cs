using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PostalTracking.Web.Features.Receipts.Api;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(GetReceipt.Response))]
internal sealed partial class ReceiptAnswerJson : JsonSerializerContext
{
    /// <summary>Letters of all languages stay readable: the answer is application/json with nosniff and never stands inside HTML.</summary>
    public static ReceiptAnswerJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
