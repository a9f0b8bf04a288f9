using System.Text.Json;

namespace PostalTracking.Web.Features.Notifications.Relay;

/// <summary>Something that happened in the house, as the outbox has it.</summary>
/// <param name="Id">Of the outbox message: whatever is told of it bears the same, on every attempt.</param>
/// <param name="Type"><c>shipment.updated</c>, <c>policy.sold</c>, <c>claim.moved</c>…</param>
/// <param name="Body">Numbers and states: no names, no sums.</param>
internal sealed record Happening(Guid Id, string Type, JsonElement Body, DateTimeOffset At)
{
    /// <summary>Null where the message is of no parcel.</summary>
    public string? TrackNumber => Body.TryGetProperty("trackNumber", out var number) ? number.GetString() : null;

    public short Generation => Body.TryGetProperty("generation", out var generation) ? generation.GetInt16() : (short)1;
}
