using Microsoft.Extensions.Options;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Tracking.Polling;

/// <summary>A row of the poll plan as an ingest leaves it.</summary>
/// <param name="AskedAs">The number under which the carrier has the parcel, where that is another one.</param>
/// <param name="IsAnswer">The carrier was asked and answered.</param>
/// <param name="IsUrgent">Worth a question of its own.</param>
internal sealed record PlannedPoll(
    string TrackNumber,
    short Generation,
    Carrier Carrier,
    DateTimeOffset? NextDue,
    bool IsAnswer,
    bool IsNews,
    bool IsUrgent,
    string? AskedAs = null);

/// <summary>
/// When a carrier is next worth asking: by the status, and by how long the parcel has been quiet. A final status stops it,
/// but not before the others that have the parcel had time to say how its journey ended.
/// Every time is spread by a fifth, so that what was found together is not asked together.
/// </summary>
internal sealed class PollSchedule(IOptions<PollingOptions> options)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // Posts tell of a hand-over within days; one that has not told in a week never will.
    private static readonly TimeSpan TimeForLastWords = 7 * Day;

    public TimeSpan RememberNotFound => options.Value.RememberNotFound;

    /// <summary>Times before scaling. Null: not again.</summary>
    public static TimeSpan? Interval(ShipmentStatus status, TimeSpan quiet) => status switch
    {
        _ when status.IsFinal() => null,
        ShipmentStatus.Expired => null,
        ShipmentStatus.OutForDelivery when quiet < 1 * Day => TimeSpan.FromHours(1),
        ShipmentStatus.Pending or ShipmentStatus.InfoReceived => quiet < 3 * Day ? TimeSpan.FromHours(6) : Day,
        ShipmentStatus.AvailableForPickup => quiet < 2 * Day ? TimeSpan.FromHours(4) : TimeSpan.FromHours(12),
        _ when quiet < 1 * Day => TimeSpan.FromHours(4),
        _ when quiet < 10 * Day => TimeSpan.FromHours(3),
        _ when quiet < 30 * Day => TimeSpan.FromHours(12),
        _ => Day,
    };

    /// <summary>
    /// The same for a carrier that has not said what others have: that the journey is over. Whoever the news comes before is asked once
    /// more, soon if it was never heard; one that has the parcel is asked daily for a week.
    /// </summary>
    /// <param name="scale">Of the week; the interval is not scaled yet.</param>
    public static TimeSpan? IntervalAfterEnd(SourceState? source, bool isNewsToIt, TimeSpan sinceEnd, double scale) => source switch
    {
        not null when source.Status.IsFinal() => null,
        _ when isNewsToIt => source?.CheckedAt is null ? TimeSpan.FromHours(1) : Day,
        null or { Status: ShipmentStatus.Pending } => null,
        _ => sinceEnd < TimeForLastWords * scale ? Day : null,
    };

    /// <param name="isAskedAbout">Whether a carrier that is asked about the number is asked about this use of it.</param>
    public IEnumerable<PlannedPoll> Plan(
        ShipmentSnapshot shipment, IReadOnlyList<CarrierReport> reports, Func<Carrier, bool> isAskedAbout, bool hasNews, DateTimeOffset now)
    {
        var answered = reports.Where(r => r.Lease is not null).Select(r => r.Carrier).ToHashSet();
        return Asked(shipment, answered)
            .Where(asked => options.Value.IsPolled(asked.Key))
            .Select(asked => new PlannedPoll(
                shipment.TrackNumber,
                shipment.Generation,
                asked.Key,
                isAskedAbout(asked.Key) ? NextDue(shipment, asked.Key, hasNews && !answered.Contains(asked.Key), now) : null,
                answered.Contains(asked.Key),
                hasNews,
                IsUrgent(shipment, asked.Key),
                asked.Value));
    }

    // Where it goes and what is to be paid is told only to a question of its own: the first one, and while customs may ask for money.
    private static bool IsUrgent(ShipmentSnapshot shipment, Carrier carrier) =>
        shipment.Status is ShipmentStatus.OutForDelivery or ShipmentStatus.CustomsHeld
        || !shipment.Sources.Any(s => s.Carrier == carrier && s.CheckedAt is not null);

    /// <summary>The earliest of a parcel's plans, as its page says it.</summary>
    public static DateTimeOffset? NextCheck(ShipmentSnapshot shipment, IEnumerable<PlannedPoll> plans) => plans
        .Where(p => p.TrackNumber == shipment.TrackNumber && p.Generation == shipment.Generation)
        .Min(p => p.NextDue);

    // Under its own number everyone who may know it or has spoken of it; the next carrier under the number it gave the parcel itself.
    private static Dictionary<Carrier, string?> Asked(ShipmentSnapshot shipment, HashSet<Carrier> answered)
    {
        var asked = CarrierGuess.For(TrackNumber.Parse(shipment.TrackNumber)).ToDictionary(guess => guess.Carrier, _ => (string?)null);
        foreach (var next in shipment.OtherNumbers.Where(n => n.Change == NumberChange.NextCarrier))
        {
            foreach (var guess in CarrierGuess.For(TrackNumber.Parse(next.Number)).Where(g => g.Confidence == CarrierConfidence.High))
            {
                asked.TryAdd(guess.Carrier, next.Number);
            }
        }

        foreach (var carrier in shipment.Sources.Select(s => s.Carrier).Concat(answered))
        {
            asked.TryAdd(carrier, null);
        }

        return asked;
    }

    private DateTimeOffset? NextDue(ShipmentSnapshot shipment, Carrier carrier, bool isNewsToIt, DateTimeOffset now)
    {
        var last = shipment.History.Where(e => e.OccurredAt <= now).Select(e => (DateTimeOffset?)e.OccurredAt).Max();
        var next = shipment.Status.IsFinal()
            ? IntervalAfterEnd(
                shipment.Sources.FirstOrDefault(s => s.Carrier == carrier),
                isNewsToIt,
                now - (shipment.StatusSince ?? now),
                options.Value.Scale)
            : Interval(shipment.Status, now - (last ?? now));
        return next is { } interval
            ? now + Spread(interval * options.Value.Scale, shipment.TrackNumber, carrier)
            : null;
    }

    private TimeSpan Spread(TimeSpan interval, string trackNumber, Carrier carrier)
    {
        var share = (HashCode.Combine(string.GetHashCode(trackNumber, StringComparison.Ordinal), carrier) & 0xFFFF) / 65536.0;
        var spread = interval * (0.9 + (0.2 * share));
        return spread < options.Value.ShortestInterval ? options.Value.ShortestInterval : spread;
    }
}
