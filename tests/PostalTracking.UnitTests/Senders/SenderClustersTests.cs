using CsCheck;
using PostalTracking.Domain.Senders;

namespace PostalTracking.UnitTests.Senders;

public class SenderClustersTests
{
    private static readonly Gen<(int Parcel, int Trait)[]> Sightings = Gen.Select(Gen.Int[0, 20], Gen.Int[0, 12]).Array[0, 40];
    private static readonly Gen<(int One, int Other)[]> Joined = Gen.Select(Gen.Int[0, 20], Gen.Int[0, 20]).Array[0, 3];
    private static readonly Gen<((int Parcel, int Trait)[] Sightings, (int One, int Other)[] Joined, int Seed)> Sets =
        Gen.Select(Sightings, Joined, Gen.Int);

    [Fact]
    public void Neither_order_nor_repetition_changes_who_is_one_sender() => Sets.Sample(set =>
    {
        var shuffled = set.Sightings.Concat(set.Sightings.Take(5)).ToArray();
        new Random(set.Seed).Shuffle(shuffled);
        var joined = set.Joined.Reverse().Select(pair => (pair.Other, pair.One)).ToArray();

        return Told(set.Sightings, set.Joined) == Told(shuffled, joined);
    });

    [Fact]
    public void Whoever_shares_a_trait_is_one_and_nobody_is_one_without_a_chain_of_them() => Sets.Sample(set =>
    {
        var groups = Of(set.Sightings, set.Joined);
        var group = groups.SelectMany((parcels, place) => parcels.Select(parcel => (parcel, place))).ToDictionary(one => one.parcel, one => one.place);

        // By brute force: who can be reached in steps of one shared trait or one join.
        var reached = group.Keys.ToDictionary(parcel => parcel, parcel => new HashSet<int> { parcel });
        for (var hasGrown = true; hasGrown;)
        {
            hasGrown = false;
            foreach (var (one, other) in Steps(set.Sightings).Concat(set.Joined))
            {
                foreach (var (from, to) in new[] { (one, other), (other, one) })
                {
                    var before = reached[from].Count;
                    reached[from].UnionWith(reached[to]);
                    hasGrown |= reached[from].Count > before;
                }
            }
        }

        return group.All(one => group.All(other => one.Value == other.Value == reached[one.Key].Contains(other.Key)));
    });

    [Fact]
    public void A_join_taken_back_leaves_what_was_before() => Sets.Sample(set =>
        Told(set.Sightings, []) == Told(set.Sightings, [.. set.Joined.Where(pair => pair.One == pair.Other)]));

    private static IEnumerable<(int, int)> Steps((int Parcel, int Trait)[] sightings) =>
        from one in sightings from other in sightings where one.Trait == other.Trait select (one.Parcel, other.Parcel);

    private static string Told((int Parcel, int Trait)[] sightings, (int One, int Other)[] joined) =>
        string.Join('|', Of(sightings, joined).Select(group => string.Join(' ', group)));

    private static IReadOnlyList<IReadOnlyList<int>> Of((int Parcel, int Trait)[] sightings, (int One, int Other)[] joined) =>
        SenderClusters.Of(Enumerable.Range(0, 21), sightings, joined, Comparer<int>.Default);
}
