using System.Globalization;
using System.Text;
using System.Text.Json;
using PostalTracking.Web.Features.Tracking.Api;

namespace PostalTracking.Web.Features.Tracking.Live;

/// <summary>A piece of a stream as it goes over the line; one for all who watch the same parcel in the same language.</summary>
/// <param name="Mark">Null: says nothing of the parcel.</param>
internal sealed record StreamFrame(ShipmentMark? Mark, ReadOnlyMemory<byte> Bytes)
{
    public const string ContentType = "text/event-stream";

    /// <summary>A comment: keeps proxies from taking a quiet line for a dead one.</summary>
    public static StreamFrame Heartbeat { get; } = new(null, ":\n\n"u8.ToArray());

    public static StreamFrame Of(ShipmentMark mark, ShipmentView view)
    {
        // JSON escapes line feeds, so the data is one line.
        var json = JsonSerializer.Serialize(view, ShipmentJson.Readable.ShipmentView);
        return new(mark, Encoding.UTF8.GetBytes($"event: shipment\nid: {mark}\ndata: {json}\n\n"));
    }

    /// <summary>How soon a watcher whose stream ended comes again; a little different for each, as all may lose it at once.</summary>
    public static StreamFrame Retry() =>
        new(null, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"retry: {Random.Shared.Next(2_000, 5_000)}\n\n")));
}
