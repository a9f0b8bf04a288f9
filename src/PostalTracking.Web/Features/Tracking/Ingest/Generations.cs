using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>Which use of a number an event belongs to: numbers come back, parcels do not.</summary>
/// <param name="uses">All generations known, in their order; at least one.</param>
/// <param name="format">Says after how long the number may come back.</param>
internal sealed class Generations(IReadOnlyList<ShipmentSnapshot> uses, NumberFormat format)
{
    /// <summary>UPU S10: an identifier is not used again within twelve months.</summary>
    private const int S10Months = 12;

    /// <summary>The month digits of the Russian fourteen-digit number come round after 99 months.</summary>
    private const int Ru14Months = 99;

    private readonly DateTimeOffset?[] _began = [.. uses.Select(Began)];

    /// <returns>The generation, or one more than the last where the event begins a new use.</returns>
    public short Of(DateTimeOffset occurredAt, JourneyPhase phase)
    {
        for (var i = uses.Count - 1; i >= 0; i--)
        {
            if (_began[i] is not { } began || (i == 0 && occurredAt < began))
            {
                return uses[i].Generation;
            }

            if (occurredAt < began)
            {
                continue;
            }

            var comesRound = format switch
            {
                NumberFormat.S10 => occurredAt >= began.AddMonths(S10Months),
                NumberFormat.Ru14 => occurredAt >= began.AddMonths(Ru14Months),
                _ => false,
            };

            // A late scan of an old parcel begins nothing: only an announcement or acceptance, or whatever follows an ended journey.
            return comesRound && (phase <= JourneyPhase.Accepted || uses[i].Status.IsFinal())
                ? (short)(uses[^1].Generation + 1)
                : uses[i].Generation;
        }

        return uses[0].Generation;
    }

    // A time that the fold sets aside (a clock at 1970) is no beginning: it would make a new parcel an old one.
    private static DateTimeOffset? Began(ShipmentSnapshot use)
    {
        if (use.DispatchedAt is { } dispatched)
        {
            return dispatched;
        }

        var oldest = use.StatusSince - Journey.LongestJourney;
        return use.History
            .Select(e => (DateTimeOffset?)e.OccurredAt)
            .Where(at => at?.Year >= Journey.FirstYear && (oldest is null || at >= oldest))
            .Min();
    }
}
