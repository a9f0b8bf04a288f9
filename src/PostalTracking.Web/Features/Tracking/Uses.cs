using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>The parcels that had, or have, one number: which came last, and which of them a carrier is asked about.</summary>
internal static class Uses
{
    /// <summary>Dispatch, else the first event that can be believed; null where nothing has happened yet.</summary>
    /// <remarks>A time that the fold sets aside (a clock at 1970) is no beginning: it would make a new parcel an old one.</remarks>
    public static DateTimeOffset? Began(ShipmentSnapshot use)
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

    /// <summary>By their beginnings, not by when we heard of them: a carrier may tell of an older parcel later.</summary>
    public static List<ShipmentSnapshot> NewestFirst(IEnumerable<ShipmentSnapshot> uses) =>
        [.. uses.OrderByDescending(u => Began(u) ?? DateTimeOffset.MaxValue).ThenByDescending(u => u.Generation)];

    /// <summary>Carriers know numbers, not uses: each is asked about the last parcel it spoke of, or else about the newest.</summary>
    public static bool IsAskedAbout(IReadOnlyList<ShipmentSnapshot> uses, ShipmentSnapshot use, Carrier carrier) =>
        uses.Count == 1
        || (NewestFirst(uses.Where(u => u.History.Any(e => e.Carrier == carrier))).FirstOrDefault() ?? NewestFirst(uses)[0]).Generation
            == use.Generation;
}
