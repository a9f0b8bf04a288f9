namespace PostalTracking.Domain.Tracking;

/// <summary>Between which days a parcel should arrive.</summary>
public sealed record EtaEstimate(DateOnly From, DateOnly To)
{
    /// <summary>Simplified Registered Mail from Hong Kong to Russia is promised in 6 to 10 calendar days from dispatch.</summary>
    public const int SrmFromDays = 6;

    public const int SrmToDays = 10;

    /// <param name="hasArrived">Nothing is left to estimate.</param>
    public static EtaEstimate? Of(
        ShipmentService service, string? origin, string? destination, DateTimeOffset? dispatchedAt, bool hasArrived) =>
        service == ShipmentService.Srm && origin == "HK" && (destination is null or "RU") && dispatchedAt is { } since && !hasArrived
            ? new EtaEstimate(
                DateOnly.FromDateTime(since.UtcDateTime).AddDays(SrmFromDays), DateOnly.FromDateTime(since.UtcDateTime).AddDays(SrmToDays))
            : null;
}
