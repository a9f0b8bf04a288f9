namespace PostalTracking.Domain.Tracking;

/// <summary>
/// One operation as a carrier reported it. What the carrier said (when, who, which code, where) is its identity:
/// hearing it again adds nothing. A carrier that takes its word back, or gives it again, adds a revision.
/// </summary>
/// <param name="OccurredAt">Offset zero.</param>
/// <param name="Code">The number of the carrier's code in its table.</param>
/// <param name="Place">A Russian postal code, the number of a place abroad, or 0 for none.</param>
/// <param name="Revision">0: said. Odd: taken back. Even and above 0: said again. Only the highest counts.</param>
/// <param name="Status">What the code means to us; null moves nothing.</param>
/// <param name="Advisory">Said also of parcels that have not moved yet: counts only after something physical happened.</param>
public sealed record TrackingEvent(
    DateTimeOffset OccurredAt,
    Carrier Carrier,
    int Code,
    int Place,
    short Revision,
    ShipmentStatus? Status,
    JourneyPhase Phase,
    bool Advisory = false)
{
    public (DateTimeOffset OccurredAt, Carrier Carrier, int Code, int Place) Identity => (OccurredAt, Carrier, Code, Place);

    public bool IsRetracted => (Revision & 1) == 1;
}
