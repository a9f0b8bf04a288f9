using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PostalTracking.Web.Features.Receipts.Statements;

/// <summary>What a statement says: that a parcel was handed over, when, where and by whose word. No person, no sum.</summary>
/// <param name="Iat">Seconds since 1970, as RFC 7519 has it.</param>
/// <param name="Jti">The statement's own name, 128 random bits.</param>
/// <param name="Sub">The number the parcel is kept under.</param>
/// <param name="Generation">Which use of the number.</param>
/// <param name="Status"><c>delivered</c> or <c>partially_delivered</c>.</param>
/// <param name="ReceivedAtLocal">By the clock of the place, with its offset; null where neither is known.</param>
/// <param name="OtherNumbers">Under which it also went.</param>
internal sealed record ReceiptClaims(
    string Iss,
    long Iat,
    string Jti,
    string Sub,
    short Generation,
    int Sequence,
    string Status,
    DateTime ReceivedAt,
    string? ReceivedAtLocal,
    ReceiptPlace? Place,
    string Service,
    IReadOnlyList<ReceiptSource> Sources,
    DateTime? DispatchedAt,
    DateTime? ArrivedAt,
    IReadOnlyList<string>? OtherNumbers)
{
    private static readonly ReceiptSource[] Apart = [];

    /// <summary>Whether this statement still says what is said now. A further carrier that says so too changes nothing.</summary>
    public bool StillSays(ReceiptClaims now) => Bare(this) == Bare(now) && Sources.All(now.Sources.Contains);

    // How a place is called and what time it keeps is ours to know better every year; which place it is is the carrier's word.
    // A parcel that turned out to be another one is still the same parcel.
    private static ReceiptClaims Bare(ReceiptClaims claims) => claims with
    {
        Iss = "",
        Iat = 0,
        Jti = "",
        Sub = "",
        Generation = 0,
        Sequence = 0,
        ReceivedAtLocal = null,
        Place = claims.Place is { PostalCode: not null } office ? office with { Name = null } : claims.Place,
        Sources = Apart,
        OtherNumbers = null,
    };
}

/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Name">Of the office or the town.</param>
internal sealed record ReceiptPlace(string? Country, string? PostalCode, string? Name);

/// <param name="Code">As the carrier writes it.</param>
internal sealed record ReceiptSource(string Carrier, string Code);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReceiptClaims))]
internal sealed partial class ReceiptJson : JsonSerializerContext
{
    /// <summary>Short: letters stand as themselves. What is signed is bytes and stands in no markup.</summary>
    public static ReceiptJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
