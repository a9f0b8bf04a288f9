using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>Which use of a number an event belongs to: numbers come back, parcels do not.</summary>
internal static class Generations
{
    /// <summary>UPU S10: an identifier is not used again within twelve months.</summary>
    private const int S10Months = 12;

    /// <summary>The month digits of the Russian fourteen-digit number come round after 99 months.</summary>
    private const int Ru14Months = 99;

    /// <param name="uses">All generations known, in their order; at least one.</param>
    /// <returns>The generation, or one more than the last where the event begins a new use.</returns>
    public static short Of(IReadOnlyList<ShipmentSnapshot> uses, NumberFormat format, DateTimeOffset occurredAt, JourneyPhase phase)
    {
        for (var i = uses.Count - 1; i >= 0; i--)
        {
            var began = uses[i].DispatchedAt ?? (uses[i].History.Count > 0 ? uses[i].History.Min(e => e.OccurredAt) : null);
            if (began is null || (i == 0 && occurredAt < began))
            {
                return uses[i].Generation;
            }

            if (occurredAt < began)
            {
                continue;
            }

            var comesRound = format switch
            {
                NumberFormat.S10 => occurredAt >= began.Value.AddMonths(S10Months),
                NumberFormat.Ru14 => occurredAt >= began.Value.AddMonths(Ru14Months),
                _ => false,
            };

            // A late scan of an old parcel begins nothing: only an announcement or acceptance, or whatever follows an ended journey.
            return comesRound && (phase <= JourneyPhase.Accepted || uses[i].Status.IsFinal())
                ? (short)(uses[^1].Generation + 1)
                : uses[i].Generation;
        }

        return uses[0].Generation;
    }
}
