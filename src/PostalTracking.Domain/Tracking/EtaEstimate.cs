namespace PostalTracking.Domain.Tracking;

/// <summary>What an estimate rests on.</summary>
public enum EtaBasis
{
    /// <summary>What the service promises.</summary>
    Promise,

    /// <summary>How parcels of the same lane went.</summary>
    Lane,
}

/// <summary>How long parcels of one lane (origin, service, region of destination) took from dispatch to arrival.</summary>
/// <param name="Sample">How many arrived in the last year.</param>
/// <param name="Half">Half of them took no longer.</param>
/// <param name="NineInTen">Nine in ten took no longer.</param>
/// <param name="Kept">The share of the last month's arrivals that came by the day estimated before them; null where there were none.</param>
public sealed record LaneTimes(int Sample, TimeSpan Half, TimeSpan NineInTen, double? Kept)
{
    /// <summary>Fewer say nothing of a lane.</summary>
    public const int SmallestSample = 30;
}

/// <summary>Between which days a parcel should arrive: from its lane's history, else from what is promised.</summary>
/// <param name="Lane">The history behind it, where that is the basis.</param>
public sealed record EtaEstimate(DateOnly From, DateOnly To, LaneTimes? Lane)
{
    /// <summary>Simplified Registered Mail from Hong Kong to Russia is promised in 6 to 10 calendar days from dispatch.</summary>
    public const int SrmFromDays = 6;

    public const int SrmToDays = 10;

    public EtaBasis Basis => Lane is null ? EtaBasis.Promise : EtaBasis.Lane;

    /// <param name="hasArrived">Nothing is left to estimate.</param>
    public static EtaEstimate? Of(
        ShipmentService service, string? origin, string? destination, DateTimeOffset? dispatchedAt, bool hasArrived, LaneTimes? lane)
    {
        if (hasArrived || dispatchedAt is not { } since)
        {
            return null;
        }

        if (lane is { Sample: >= LaneTimes.SmallestSample })
        {
            return new(Day(since + lane.Half), Day(since + lane.NineInTen), lane);
        }

        return service == ShipmentService.Srm && origin == "HK" && (destination is null or "RU")
            ? new(Day(since.AddDays(SrmFromDays)), Day(since.AddDays(SrmToDays)), null)
            : null;
    }

    private static DateOnly Day(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);
}
