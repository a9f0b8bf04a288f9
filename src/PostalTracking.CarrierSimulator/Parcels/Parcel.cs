using System.Collections.Immutable;

namespace PostalTracking.CarrierSimulator.Parcels;

/// <summary>What a partner says of one moment, and the time it gives.</summary>
internal sealed record Told<T>(T What, DateTimeOffset At)
{
    /// <summary>The partner forgets to say when.</summary>
    public bool Undated { get; init; }
}

/// <summary>A parcel on its way. Never changed: moving it makes another.</summary>
internal sealed record Parcel(ParcelPlan Plan, DateTimeOffset Began, DateTimeOffset? Created, ImmutableArray<Scheduled> Schedule)
{
    public string TrackNumber => Plan.TrackNumber;

    /// <summary>Its life has not begun: nobody asked for it yet.</summary>
    public bool Sleeps => Created is null;

    public static Parcel Asleep(ParcelPlan plan, DateTimeOffset now) =>
        new(plan, now - plan.Behind, null, [.. plan.Happenings.Select(h => new Scheduled(h, h.Share, null))]);

    public static Parcel Begin(ParcelPlan plan, DateTimeOffset created)
    {
        var began = created - plan.Behind;
        return new(plan, began, created, Timetable.Of(plan, began, created - TimeSpan.FromDays(plan.Life.QuietDays)));
    }

    /// <summary>Its second number, once the post has said it.</summary>
    public string? SecondNumber(DateTimeOffset now) =>
        Operations(now).Any(o => o.What.UnderSecondNumber) ? Plan.SecondNumber : null;

    public IReadOnlyList<Told<PostOperation>> Operations(DateTimeOffset now) => ToldBy(now, h => h.Operation);

    public IReadOnlyList<Told<CainiaoTrace>> Traces(DateTimeOffset now) => ToldBy(now, h => h.Trace);

    /// <summary>Tells the next operations now, and what Cainiao has to say before them.</summary>
    public Parcel Advance(int steps, DateTimeOffset now) =>
        this with { Schedule = Timetable.Tell(Schedule, Steps.Through(Plan.Happenings, ToldBy(now).Count(), steps), now) };

    // In milliseconds, the finest a partner tells: both must mean the same moment. The post gives the office's own offset.
    public DateTimeOffset TimeOf(Scheduled scheduled)
    {
        if (scheduled.Happening.FixedAt is { } at)
        {
            return at;
        }

        var time = Began + (((scheduled.ToldAt ?? Began) - Began) * scheduled.Share) + scheduled.Happening.Off;
        var whole = time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond));
        return whole.ToOffset(TimeSpan.FromHours(scheduled.Happening.Operation?.Place.UtcOffsetHours ?? 0));
    }

    private List<Told<T>> ToldBy<T>(DateTimeOffset now, Func<Happening, T?> what)
        where T : class =>
        [.. StandingBy(now).Where(s => what(s.Happening) is not null).Select(s => new Told<T>(what(s.Happening)!, TimeOf(s)))];

    private IEnumerable<Scheduled> StandingBy(DateTimeOffset now)
    {
        var told = ToldBy(now).ToList();
        var reached = told.Select(s => s.Happening.Share).DefaultIfEmpty(double.MinValue).Max();
        return told.Where(s => s.Happening.TakenBackAt is not { } share || reached < share);
    }

    private IEnumerable<Scheduled> ToldBy(DateTimeOffset now) => Schedule.Where(s => s.IsTold(now));
}
