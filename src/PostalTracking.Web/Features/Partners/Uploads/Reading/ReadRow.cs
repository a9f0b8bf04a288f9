using System.Globalization;
using System.Text.Json;
using PostalTracking.Web.Features.Partners.Uploads.Store;
using PostalTracking.Web.Features.Tracking.Api;
using PostalTracking.Web.Features.Tracking.Registration;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners.Uploads.Reading;

/// <summary>A row of a file, read by the API's rules: what to do with it, or what is wrong.</summary>
internal sealed record ReadRow(FileRow Source, string? TrackNumber, AnnouncedParcel? Parcel, ReceivedEvent? Event, RowFault? Fault)
{
    private static readonly JsonSerializerOptions Json = ValidationSetup.Rules(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static ReadRow Of(FileRow source, UploadKind kind)
    {
        if (source.Fault is { } fault)
        {
            return new(source, null, null, null, fault);
        }

        try
        {
            return kind == UploadKind.Shipments
                ? OfShipment(source, source.Cells is { } cells ? ShipmentOf(cells) : Parsed<RegisterShipments.Row>(source))
                : OfEvent(source, source.Cells is { } told ? EventOf(told) : Parsed<ReceiveEvents.Row>(source));
        }
        catch (JsonException)
        {
            return new(source, null, null, null, RowFault.Malformed());
        }
    }

    public ReadRow WithFault(RowFault fault) => this with { Parcel = null, Event = null, Fault = fault };

    /// <summary>What stands in the field that is wrong.</summary>
    public string? WrongValue => Fault?.Field is not { } name ? null
        : Source.Cells is { } cells ? cells.GetValueOrDefault(name)
        : Source.Json is { } json ? At(json, name)
        : null;

    private static ReadRow OfShipment(FileRow source, RegisterShipments.Row? row)
    {
        var read = RegistrationRow.Read(row);
        return new(source, row?.TrackNumber, read.Parcel, null, read.Fault);
    }

    private static ReadRow OfEvent(FileRow source, ReceiveEvents.Row? row)
    {
        var read = ReceivedEvent.Read(row);
        return new(source, row?.TrackNumber, null, read, read.Fault);
    }

    private static T Parsed<T>(FileRow source)
        where T : class =>
        JsonSerializer.Deserialize<T>(source.Json!.TrimStart('\uFEFF'), Json) ?? throw new JsonException();

    private static RegisterShipments.Row ShipmentOf(IReadOnlyDictionary<string, string> cells) => new(
        cells.GetValueOrDefault(Columns.TrackNumber),
        cells.GetValueOrDefault("service"),
        cells.GetValueOrDefault("origin"),
        cells.GetValueOrDefault("destination"),
        cells.GetValueOrDefault("destinationPostalCode"),
        TypedMoney.Of(cells.GetValueOrDefault("orderValue"), "USD"),
        TypedMoney.Of(cells.GetValueOrDefault("cod"), "RUB"),
        cells.ContainsKey(Columns.SenderId) || cells.ContainsKey(Columns.SenderName)
            ? new(cells.GetValueOrDefault(Columns.SenderId), cells.GetValueOrDefault(Columns.SenderName))
            : null,
        cells.GetValueOrDefault("recipientPhoneLast4"));

    private static ReceiveEvents.Row EventOf(IReadOnlyDictionary<string, string> cells) => new(
        cells.GetValueOrDefault(Columns.TrackNumber),
        cells.GetValueOrDefault("occurredAt"),
        cells.GetValueOrDefault("code"),
        cells.GetValueOrDefault("carrier"),
        cells.GetValueOrDefault("postalCode"),
        cells.GetValueOrDefault("place"),
        cells.GetValueOrDefault("country"));

    private static string? At(string json, string field)
    {
        using var document = JsonDocument.Parse(json.TrimStart('\uFEFF'));
        var found = document.RootElement;
        foreach (var name in field.Split('.'))
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found))
            {
                return null;
            }
        }

        return found.ValueKind switch
        {
            JsonValueKind.Object when found.TryGetProperty("amount", out var amount) && amount.TryGetInt64(out var minor) =>
                (minor / 100m).ToString(CultureInfo.InvariantCulture),
            JsonValueKind.Null => null,
            _ => found.ToString(),
        };
    }
}
