using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.Codes;

/// <summary>
/// One row of a carrier's code table: what the carrier wrote and what it means to us.
/// A known code without a status deliberately moves nothing; an unknown one is kept as it came and is never guessed.
/// </summary>
/// <param name="Carrier">Whose code it is.</param>
/// <param name="Id">What events store; never changes once used.</param>
/// <param name="Raw">As the carrier writes it: <c>8/2</c>, <c>GTMS_SIGNED</c>, <c>EMI</c>.</param>
/// <param name="Status">The status it brings, or null.</param>
/// <param name="Phase">Its place in the journey, which orders events of one moment.</param>
/// <param name="Known">Stands in the table.</param>
/// <param name="CarrierText">The carrier's own words for it, in the carrier's language.</param>
/// <param name="TextKey">The key of our own sentence for it in <c>EventTexts</c>.</param>
/// <param name="Advisory">Said also of parcels that have not moved yet: counts only after something physical happened.</param>
internal sealed record CarrierCode(
    Carrier Carrier,
    int Id,
    string Raw,
    ShipmentStatus? Status,
    JourneyPhase Phase,
    bool Known,
    string? CarrierText,
    string TextKey,
    bool Advisory = false);
