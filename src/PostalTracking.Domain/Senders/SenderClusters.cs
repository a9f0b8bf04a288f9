namespace PostalTracking.Domain.Senders;

/// <summary>
/// Which parcels are of one sender: those that share a trait, and those that somebody joined by hand, over any number of steps.
/// A pure function of the set: neither order nor repetition matters.
/// </summary>
public static class SenderClusters
{
    /// <param name="sightings">Which parcel bears which trait; only traits that join.</param>
    /// <param name="joined">By hand.</param>
    /// <returns>Each parcel once. Every group in the order of its parcels, the groups in that of their first ones.</returns>
    public static IReadOnlyList<IReadOnlyList<TParcel>> Of<TParcel>(
        IEnumerable<TParcel> parcels,
        IEnumerable<(TParcel Parcel, int Trait)> sightings,
        IEnumerable<(TParcel One, TParcel Other)> joined,
        IComparer<TParcel> order)
        where TParcel : notnull
    {
        var leads = parcels.Distinct().ToDictionary(parcel => parcel, parcel => parcel);
        foreach (var bearers in sightings.ToLookup(sighting => sighting.Trait, sighting => sighting.Parcel))
        {
            foreach (var bearer in bearers)
            {
                Join(bearers.First(), bearer);
            }
        }

        foreach (var (one, other) in joined)
        {
            Join(one, other);
        }

        return
        [
            .. leads.Keys.GroupBy(Head)
                .Select(group => (IReadOnlyList<TParcel>)[.. group.Order(order)])
                .OrderBy(group => group[0], order),
        ];

        void Join(TParcel one, TParcel other)
        {
            leads.TryAdd(one, one);
            leads.TryAdd(other, other);
            leads[Head(one)] = Head(other);
        }

        TParcel Head(TParcel parcel)
        {
            while (!leads[parcel].Equals(parcel))
            {
                parcel = leads[parcel] = leads[leads[parcel]];
            }

            return parcel;
        }
    }
}
