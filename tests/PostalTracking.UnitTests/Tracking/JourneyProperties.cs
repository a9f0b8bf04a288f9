using CsCheck;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.UnitTests.Tracking;

/// <summary>What holds for every set of events, whatever the carriers send.</summary>
public sealed class JourneyProperties
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    // Few values of each, so that ties, repeats and revisions of one event are common.
    private static readonly Gen<TrackingEvent> Events =
        from hours in Gen.Int[-1200, 60]
        from carrier in Gen.Enum<Carrier>()
        from code in Gen.Int[1, 4]
        from place in Gen.Int[0, 2]
        from revision in Gen.Short[0, 3]
        from status in Gen.Int[-1, ShipmentStatuses.All.Count - 1]
        from phase in Gen.Enum<JourneyPhase>()
        from advisory in Gen.Bool
        select new TrackingEvent(
            Now.AddHours(hours / 12 * 12), carrier, code, place, revision, status < 0 ? null : (ShipmentStatus)status, phase, advisory);

    // What one code means is one thing: events of the same identity differ in their revision only.
    private static readonly Gen<TrackingEvent[]> Sets = Events.Array[0, 30].Select(events => events
        .GroupBy(e => e.Identity)
        .SelectMany(same => same.Select(e => same.First() with { Revision = e.Revision }))
        .ToArray());

    [Fact]
    public void The_order_of_arrival_never_matters() =>
        Sets.SelectMany(events => Gen.Shuffle(events).Select(shuffled => (events, shuffled)))
            .Sample(pair => Assert.Equal(Journey.Of(pair.events, Now), Journey.Of(pair.shuffled, Now)));

    [Fact]
    public void Repetition_never_matters() =>
        Sets.SelectMany(events => Gen.Int[0, 3].Select(times => (events, times)))
            .Sample(pair => Assert.Equal(
                Journey.Of(pair.events, Now),
                Journey.Of(Enumerable.Repeat(pair.events, pair.times + 1).SelectMany(e => e), Now)));

    [Fact]
    public void What_has_no_status_never_changes_the_status() =>
        Sets.Sample(events => Assert.Equal(
            Journey.Of(events.Where(e => e.Status is not null), Now.AddDays(-400)).Status,
            Journey.Of(events, Now.AddDays(-400)).Status));

    [Fact]
    public void A_journey_that_was_not_corrected_never_leaves_its_final_status() =>
        Sets.Sample(events =>
        {
            // Read event by event in their time, as the fold reads them.
            var times = events.Select(e => e.OccurredAt).Distinct().Order().ToList();
            ShipmentStatus? final = null;
            foreach (var time in times)
            {
                var journey = Journey.Of(events.Where(e => e.OccurredAt <= time), Now);
                Assert.True(final is null || journey.Status == final || journey.Corrected);
                final = journey.Status.IsFinal() ? journey.Status : null;
            }
        });
}
