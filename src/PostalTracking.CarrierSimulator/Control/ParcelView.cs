using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.CarrierSimulator.Control;

/// <summary>A parcel as the control API shows it: what was told, and what is to come.</summary>
internal sealed record ParcelView(
    string TrackNumber,
    string? SecondNumber,
    string Life,
    bool Sleeps,
    DateTimeOffset Began,
    DateTimeOffset? Created,
    double PaceSeconds,
    string? DestinationPostalCode,
    long CodKopecks,
    int OperationsToCome,
    IReadOnlyList<HappeningView> Happenings)
{
    public static ParcelView Of(Parcel parcel, DateTimeOffset now) => new(
        parcel.TrackNumber,
        parcel.SecondNumber(now),
        parcel.Plan.Life.Key,
        parcel.Sleeps,
        parcel.Began,
        parcel.Created,
        parcel.Plan.Pace.TotalSeconds,
        parcel.Plan.Item.Destination.Index,
        parcel.Plan.Item.CodKopecks,
        parcel.Schedule.Count(s => s.Happening.Operation is not null && !s.IsTold(now)),
        [.. parcel.Schedule.Select(s => HappeningView.Of(parcel, s, now))]);
}

/// <summary>An operation (8/2) or trace (GTMS_SIGNED): its time once told, until then when it will be (null: when asked for).</summary>
internal sealed record HappeningView(
    Partner Partner, string Code, bool Told, DateTimeOffset? At, DateTimeOffset? ToldAt, string? PostalCode)
{
    public static HappeningView Of(Parcel parcel, Scheduled scheduled, DateTimeOffset now) => new(
        scheduled.Happening.Operation is null ? Partner.Cainiao : Partner.RussianPost,
        scheduled.Happening.Code,
        scheduled.IsTold(now),
        scheduled.IsTold(now) ? parcel.TimeOf(scheduled) : null,
        scheduled.ToldAt,
        scheduled.Happening.Operation?.Place.Index);
}
