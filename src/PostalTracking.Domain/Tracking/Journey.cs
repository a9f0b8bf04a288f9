namespace PostalTracking.Domain.Tracking;

/// <summary>
/// What the whole set of events says about a parcel. A pure function of the set and the time of reading:
/// the order and the repetition of arrival never matter.
/// </summary>
public sealed record Journey
{
    /// <summary>Carriers' clocks run ahead; an event further in the future than this moves nothing until its time comes.</summary>
    public static readonly TimeSpan FutureTolerance = TimeSpan.FromHours(24);

    /// <summary>An event older than the newest by more than this is a broken clock, not a journey.</summary>
    public static readonly TimeSpan LongestJourney = TimeSpan.FromDays(730);

    /// <summary>When no carrier has said anything for so long, nothing more is expected.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromDays(180);

    /// <summary>The Russian post's own month numbers begin here; nothing tracked today is older.</summary>
    public const int FirstYear = 2000;

    public static Journey Empty { get; } = new();

    public ShipmentStatus Status { get; private init; }

    /// <summary>When the parcel came into its status; repeats of the same status do not move it.</summary>
    public DateTimeOffset? StatusSince { get; private init; }

    /// <summary>The first acceptance by a post; by the marketplace's collector, until a post says when it got the parcel.</summary>
    public DateTimeOffset? DispatchedAt { get; private init; }

    /// <summary>The first arrival where the recipient can collect it.</summary>
    public DateTimeOffset? ArrivedAt { get; private init; }

    /// <summary>Handed over to the recipient; null again when the carrier corrects that.</summary>
    public DateTimeOffset? ReceivedAt { get; private init; }

    /// <summary>The newest event that counts, whether or not it moved the status.</summary>
    public DateTimeOffset? LastEventAt { get; private init; }

    /// <summary>A final status was left because its carrier later said otherwise.</summary>
    public bool Corrected { get; private init; }

    /// <summary>Events kept but not counted: in the future, or impossibly old.</summary>
    public int SetAside { get; private init; }

    /// <summary>Something physical happened: the parcel is more than an announcement.</summary>
    public bool HasMoved => Status is not (ShipmentStatus.Pending or ShipmentStatus.InfoReceived);

    private Carrier? StatusFrom { get; init; }

    private Carrier? DispatchedFrom { get; init; }

    public static Journey Of(IEnumerable<TrackingEvent> events, DateTimeOffset now)
    {
        var said = events
            .GroupBy(e => e.Identity)
            .Select(same => same.MaxBy(e => e.Revision)!)
            .Where(e => !e.IsRetracted)
            .ToList();

        var known = said.Where(e => e.OccurredAt <= now + FutureTolerance).ToList();
        var oldest = known.Count == 0 ? default : known.Max(e => e.OccurredAt) - LongestJourney;
        var counted = known.Where(e => e.OccurredAt >= oldest && e.OccurredAt.Year >= FirstYear).ToList();

        return counted
            .OrderBy(e => e.OccurredAt).ThenBy(e => e.Phase).ThenByDescending(e => e.Carrier).ThenBy(e => e.Code).ThenBy(e => e.Place)
            .Aggregate(Empty with { SetAside = said.Count - counted.Count }, (journey, e) => journey.After(e))
            .InSilence(now);
    }

    private Journey InSilence(DateTimeOffset now) =>
        !Status.IsFinal() && LastEventAt is { } last && now - last > LongestSilence
            ? this with { Status = ShipmentStatus.Expired, StatusSince = last + LongestSilence }
            : this;

    private Journey After(TrackingEvent e)
    {
        var journey = this with { LastEventAt = e.OccurredAt };
        if (e.Status == ShipmentStatus.Accepted && (DispatchedAt is null || (DispatchedFrom == Carrier.Cainiao && e.Carrier != Carrier.Cainiao)))
        {
            journey = journey with { DispatchedAt = e.OccurredAt, DispatchedFrom = e.Carrier };
        }

        if (e.Status is not { } next || (e.Advisory && !HasMoved) || next == Status)
        {
            return journey;
        }

        var corrects = Transitions.Corrects(Status, next) && e.Carrier == StatusFrom;
        if (!corrects && !Transitions.Allows(Status, next))
        {
            return journey;
        }

        return journey with
        {
            Status = next,
            StatusSince = e.OccurredAt,
            StatusFrom = e.Carrier,
            Corrected = Corrected || corrects,
            ArrivedAt = ArrivedAt ?? (next == ShipmentStatus.AvailableForPickup ? e.OccurredAt : null),
            ReceivedAt = next is ShipmentStatus.Delivered or ShipmentStatus.PartiallyDelivered ? e.OccurredAt : null,
        };
    }
}
