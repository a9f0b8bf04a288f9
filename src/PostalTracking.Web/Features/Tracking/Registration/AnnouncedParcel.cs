using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.Registration;

/// <summary>What a partner says of a parcel before or while it travels. Null: not said.</summary>
/// <param name="OrderValue">Minor units of <paramref name="OrderCurrency"/>.</param>
/// <param name="Cod">Kopecks.</param>
internal sealed record AnnouncedParcel(
    TrackNumber Number,
    ShipmentService? Service,
    string? Origin,
    string? Destination,
    int? DestinationPostalCode,
    long? OrderValue,
    string? OrderCurrency,
    long? Cod,
    string? SenderId,
    string? SenderName,
    string? RecipientPhoneLast4);

internal enum RegistrationVerdict
{
    Created,
    Updated,
    Unchanged,
    RegisteredByAnother,
}
