using Microsoft.Extensions.Time.Testing;
using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.UnitTests.CarrierSimulator;

public sealed class TimetableTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    public static TheoryData<string> Moving => ["srm", "registered", "ems", "cod", "returned", "untracked"];

    private DateTimeOffset Now => _clock.GetUtcNow();

    [Theory]
    [MemberData(nameof(Moving))]
    public void What_was_told_is_never_told_otherwise(string life)
    {
        var parcel = Begin(life);
        List<(string Code, DateTimeOffset At)> before = [];
        for (var second = 0; second <= 70; second++)
        {
            var told = Everything(parcel);
            Assert.Equal(before, told.Take(before.Count));
            before = told;
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(parcel.Schedule.Count(s => !s.Happening.Waits), before.Count);
    }

    [Theory]
    [MemberData(nameof(Moving))]
    public void Times_are_in_the_order_of_the_journey_and_not_in_the_future(string life)
    {
        var parcel = Begin(life);
        for (var second = 0; second <= 70; second++)
        {
            var told = parcel.Schedule.Where(s => s.IsTold(Now)).ToList();
            Assert.All(told, s => Assert.True(parcel.TimeOf(s) <= Now));
            Assert.All(told.Zip(told.Skip(1)), pair => Assert.True(
                pair.First.Happening.Share == pair.Second.Happening.Share
                    ? parcel.TimeOf(pair.First) == parcel.TimeOf(pair.Second)
                    : parcel.TimeOf(pair.First) < parcel.TimeOf(pair.Second)));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public void An_srm_life_of_a_minute_looks_like_eight_days()
    {
        var parcel = Begin("srm");
        Assert.Equal(["1/0"], Codes(parcel));
        Assert.Equal(TimeSpan.FromDays(8), Now - parcel.Operations(Now)[0].At);

        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(["1/0", "8/2", "2/1"], Codes(parcel));
        var times = parcel.Operations(Now).Select(o => o.At).ToList();
        Assert.InRange((times[1] - times[0]).TotalDays, 7, 8);
        Assert.InRange((Now - times[2]).TotalHours, 0, 3);
        Assert.Equal(Now, parcel.Traces(Now)[^1].At);
    }

    [Fact]
    public void Operations_come_one_after_another()
    {
        var parcel = Begin("registered");
        var counts = new List<int>();
        for (var second = 0; second <= 60; second++)
        {
            counts.Add(parcel.Operations(Now).Count);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(11, counts[^1]);
        Assert.All(counts.Zip(counts.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 0, 1));
    }

    [Fact]
    public void A_life_longer_than_what_is_over_of_it_runs_in_real_time()
    {
        var parcel = Begin("ems", paceSeconds: 86_400, daysBehind: 0.5);
        Assert.Equal(["1/1", "8/1", "8/3", "8/4", "8/3"], Codes(parcel));

        _clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(11, Codes(parcel).Count);
        Assert.Equal(TimeSpan.FromHours(24), parcel.Operations(Now)[^1].At - parcel.Operations(Now)[0].At);
    }

    [Fact]
    public void A_cod_parcel_waits_until_somebody_pays()
    {
        var parcel = Begin("cod");
        _clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal("8/2", Codes(parcel)[^1]);

        parcel = parcel.Advance(2, Now);
        Assert.Equal(["2/1", "63/0"], Codes(parcel).TakeLast(2));
        Assert.InRange((Now - parcel.Operations(Now)[^1].At).TotalMinutes, 0, 1);
    }

    [Fact]
    public void Steps_asked_for_at_one_moment_keep_their_order()
    {
        var parcel = Parcel.Begin(Plan("registered").WithSteps(2) with { Pace = TimeSpan.Zero }, Now);
        for (var i = 0; i < 9; i++)
        {
            parcel = parcel.Advance(1, Now);
        }

        var times = parcel.Operations(Now).Select(o => o.At).ToList();
        Assert.Equal(11, times.Count);
        Assert.Equal(times.Distinct().Order(), times);
        Assert.True(times[^1] <= Now);
    }

    [Theory]
    [MemberData(nameof(Moving))]
    public void Telling_more_changes_nothing_told_before(string life)
    {
        var parcel = Begin(life);
        for (var i = 0; i < 6; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(7));
            var before = Everything(parcel);
            parcel = parcel.Advance(1, Now);
            Assert.Equal(before, Everything(parcel).Take(before.Count));
        }
    }

    [Fact]
    public void With_steps_the_history_is_there_and_the_rest_follows_at_the_pace()
    {
        var parcel = Parcel.Begin(Plan("srm").WithSteps(2) with { Pace = TimeSpan.FromSeconds(30) }, Now);
        Assert.Equal(["1/0", "8/2"], Codes(parcel));

        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(["1/0", "8/2", "2/1"], Codes(parcel));
        Assert.Equal("GTMS_SIGNED", parcel.Traces(Now)[^1].What.ActionCode);
    }

    private static List<string> CodesOf(IEnumerable<Told<PostOperation>> operations) => [.. operations.Select(o => o.What.Code)];

    private static ParcelPlan Plan(string life, double? daysBehind = null) =>
        ParcelPlan.Of(Lives.Find(life)!, "ZA000000005HK", "390000", daysBehind, null);

    private Parcel Begin(string life, double paceSeconds = 60, double? daysBehind = null) =>
        Parcel.Begin(Plan(life, daysBehind) with { Pace = TimeSpan.FromSeconds(paceSeconds) }, Now);

    private List<string> Codes(Parcel parcel) => CodesOf(parcel.Operations(Now));

    private List<(string Code, DateTimeOffset At)> Everything(Parcel parcel) =>
        [.. parcel.Schedule.Where(s => s.IsTold(Now)).Select(s => (s.Happening.Code, parcel.TimeOf(s)))];
}
