namespace PostalTracking.Domain.Tracking;

/// <summary>
/// How far along the journey an operation lies. Orders events of the same moment: carriers stamp several with one
/// millisecond and send them in any order. The numbers are stored in the code tables.
/// </summary>
public enum JourneyPhase : byte
{
    Announced = 0,
    Accepted = 10,
    Origin = 20,
    Export = 30,
    LineHaul = 40,
    Transit = 50,
    Arrival = 60,
    Import = 70,

    /// <summary>Out of the hands of import customs.</summary>
    Released = 75,
    Destination = 80,
    Office = 90,
    Delivery = 100,

    /// <summary>Waiting where it was taken after an attempt, or instead of one.</summary>
    Collection = 105,
    HandedOver = 110,
    Return = 120,
    HandedBack = 130,
}
