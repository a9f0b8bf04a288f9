using System.Collections.Immutable;

namespace PostalTracking.CarrierSimulator.Parcels;

/// <summary>When a happening is told (null: only when asked for), and how its time follows from that.</summary>
internal sealed record Scheduled(Happening Happening, double Share, DateTimeOffset? ToldAt)
{
    public bool IsTold(DateTimeOffset now) => ToldAt <= now;
}

/// <summary>
/// Decides when each happening of a life is told and what time the partner gives for it:
/// <code>time = began + share × (told − began)</code>
/// Both terms are fixed before anyone hears of it, so what was said stays said. Share and moment of telling never fall along
/// the journey, so times are in its order; share is at most 1, so no time lies in the future, where events move nothing; and
/// the end has share 1: it happened just when it was told. A life of eight days told in a minute thus looks like eight days.
/// </summary>
internal static class Timetable
{
    // History ends a little before the creation, so that what is told next, be it at once, has room for later times.
    private static readonly TimeSpan Room = TimeSpan.FromMinutes(1);

    public static ImmutableArray<Scheduled> Of(ParcelPlan plan, DateTimeOffset began, DateTimeOffset created) => plan switch
    {
        { ToldAtOnce: { } count } => FromHistory(plan, count, began, created),
        { Pace.Ticks: 0 } => FromHistory(plan, plan.Happenings.Count(h => h.Share <= 0), began, created),
        _ when plan.Pace >= created - began => InRealTime(plan, began),
        _ => Squeezed(plan, created),
    };

    /// <summary>Tells all up to <paramref name="count"/>, spread over the time since the last was told.</summary>
    public static ImmutableArray<Scheduled> Tell(ImmutableArray<Scheduled> schedule, int count, DateTimeOffset now)
    {
        var last = schedule.Where(s => s.IsTold(now)).Max(s => s.ToldAt) ?? now;
        var room = now - last;
        var end = now - (room / 2 < Room ? room / 2 : Room);
        var untold = schedule.Take(count).Where(s => !s.IsTold(now)).Select(s => s.Happening.Share).Distinct().ToList();

        return
        [
            .. schedule.Select((s, i) => i >= count || s.IsTold(now)
                ? s
                : s with { ToldAt = last + ((end - last) * (untold.IndexOf(s.Happening.Share) + 1) / untold.Count) }),
        ];
    }

    // As in the world: the pace is the length of the life, part of it over, the rest told when it happens.
    private static ImmutableArray<Scheduled> InRealTime(ParcelPlan plan, DateTimeOffset began) =>
        [.. WithWaits(plan).Select(h => new Scheduled(h.Happening, 1, h.Waits ? null : began + (plan.Pace * h.Happening.Share)))];

    private static ImmutableArray<Scheduled> Squeezed(ParcelPlan plan, DateTimeOffset created)
    {
        var moments = Moments(WithWaits(plan).Where(h => h.Happening.Share > 0), plan.Pace);
        return
        [
            .. WithWaits(plan).Select(h => new Scheduled(
                h.Happening, h.Happening.Share, h.Waits ? null : created + moments.GetValueOrDefault(h.Happening.Share))),
        ];
    }

    // The first ones fill the time since dispatch, whatever their share of the journey; what comes later happens when it is told.
    private static ImmutableArray<Scheduled> FromHistory(ParcelPlan plan, int count, DateTimeOffset began, DateTimeOffset created)
    {
        var newest = count == 0 ? 0 : plan.Happenings[count - 1].Share;
        var scale = newest > 0 ? newest : 1;
        var room = (created - began) / 10 < Room ? (created - began) / 10 : Room;
        var moments = plan.Pace == TimeSpan.Zero ? [] : Moments(WithWaits(plan).Skip(count), plan.Pace);

        return
        [
            .. WithWaits(plan).Select((h, i) => i < count
                ? new Scheduled(h.Happening, h.Happening.Share / scale, created - room)
                : new Scheduled(
                    h.Happening, 1, !h.Waits && moments.TryGetValue(h.Happening.Share, out var after) ? created + after : null)),
        ];
    }

    /// <summary>The pace in even parts, one for each share still to come: equal shares are one moment.</summary>
    private static Dictionary<double, TimeSpan> Moments(IEnumerable<(Happening Happening, bool Waits)> toCome, TimeSpan pace)
    {
        var shares = toCome.Where(h => !h.Waits).Select(h => h.Happening.Share).Distinct().ToList();
        return shares.Select((share, i) => (share, after: pace * (i + 1) / shares.Count)).ToDictionary(m => m.share, m => m.after);
    }

    private static IEnumerable<(Happening Happening, bool Waits)> WithWaits(ParcelPlan plan)
    {
        var waits = false;
        foreach (var happening in plan.Happenings)
        {
            waits |= happening.Waits;
            yield return (happening, waits);
        }
    }
}
