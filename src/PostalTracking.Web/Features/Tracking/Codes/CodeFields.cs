using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.Codes;

/// <summary>The words that the code tables share.</summary>
internal static class CodeFields
{
    private const string NoChange = "no_change";

    /// <summary>Null for a code that deliberately moves nothing.</summary>
    public static ShipmentStatus? Status(string field) => field == NoChange
        ? null
        : ShipmentStatuses.TryParse(field) ?? throw new InvalidDataException($"'{field}' is not a status.");

    public static JourneyPhase Phase(string field) => Enum.TryParse<JourneyPhase>(field, out var phase) && Enum.IsDefined(phase)
        ? phase
        : throw new InvalidDataException($"'{field}' is not a phase.");
}
