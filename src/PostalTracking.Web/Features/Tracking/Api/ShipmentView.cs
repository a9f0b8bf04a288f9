using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>A parcel as anyone may see it: operations, dates, places; no people, no sums, no protection.</summary>
/// <param name="TrackNumber">The number the parcel travels under now.</param>
/// <param name="AskedNumber">The number asked for, where the parcel has got another since.</param>
/// <param name="Sequence">Rises with every change of the parcel.</param>
internal sealed record ShipmentView(
    string TrackNumber,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AskedNumber,
    short Generation,
    IReadOnlyList<short> OtherGenerations,
    string Format,
    string Service,
    string? Origin,
    string? Destination,
    string Status,
    DateTime? StatusSince,
    bool Final,
    int Sequence,
    DateTime? DispatchedAt,
    DateTime? ArrivedAt,
    DateTime? ReceivedAt,
    OfficeView? Office,
    EstimateView? Estimate,
    DateTime? CheckedAt,
    DateTime? NextCheckAt,
    IReadOnlyList<SourceView> Sources,
    IReadOnlyList<EventView> Events);

/// <summary>Where the parcel goes to.</summary>
internal sealed record OfficeView(string PostalCode, string? Name, string? Region);

/// <param name="Basis"><c>promise</c>: what the service promises. <c>lane</c>: how parcels of the same lane went.</param>
internal sealed record EstimateView(DateOnly From, DateOnly To, string Basis);

/// <param name="Status">What this carrier alone says.</param>
/// <param name="Healthy">False while the carrier does not answer; its last word stands.</param>
internal sealed record SourceView(string Carrier, string Status, DateTime? CheckedAt, bool Healthy);

/// <param name="LocalTime">ISO 8601 with the offset of the place; null where neither zone nor offset is known.</param>
/// <param name="Status">Null: the operation moves nothing, or its code is not known to us.</param>
/// <param name="Description">In the language asked for; the carrier's own words where the code is not known to us.</param>
internal sealed record EventView(
    int Sequence,
    DateTime OccurredAt,
    string? LocalTime,
    string? Status,
    string Description,
    string Carrier,
    string Code,
    string? Country,
    string? PostalCode,
    string? Place);

/// <summary>Serialisation without reflection: the hot path's half.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ShipmentView))]
[JsonSerializable(typeof(LookUpShipments.Response))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class ShipmentJson : JsonSerializerContext
{
    /// <summary>Letters of all languages and signs stay readable: answers are application/json with nosniff and never stand inside HTML.</summary>
    public static ShipmentJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
