using System.Collections.Frozen;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.LookUp;

/// <summary>A carrier whose budget of the day is spent.</summary>
/// <param name="AskedAgainAt">When the next budget begins; where the carrier answers about many at once, when it next does so.</param>
/// <param name="ByBatch">It is asked on, only not about one parcel alone.</param>
internal sealed record SpentBudget(DateTimeOffset AskedAgainAt, bool ByBatch);

/// <summary>What one moment's look at the carriers' health says.</summary>
/// <param name="Silent">They do not answer at the moment.</param>
/// <param name="Spent">For parcels.</param>
/// <param name="SpentByUnknown">For numbers nobody knows, whose part of the budget is smaller.</param>
internal sealed record CarrierBoard(
    FrozenSet<Carrier> Silent,
    FrozenDictionary<Carrier, SpentBudget> Spent,
    FrozenDictionary<Carrier, SpentBudget> SpentByUnknown,
    FrozenSet<Carrier> Polled)
{
    public static CarrierBoard Blank { get; } =
        new([], FrozenDictionary<Carrier, SpentBudget>.Empty, FrozenDictionary<Carrier, SpentBudget>.Empty, []);

    /// <summary>The carriers that would be asked about the parcel sooner, had they any budget left.</summary>
    public IReadOnlyDictionary<Carrier, SpentBudget> SpentFor(Found found)
    {
        var shipment = found.Shipment;
        return shipment.Status.IsFinal()
            ? FrozenDictionary<Carrier, SpentBudget>.Empty
            : (found.IsKnown ? Spent : SpentByUnknown)
                .Where(s => Asked(shipment).Contains(s.Key) && (shipment.NextCheckAt is not { } next || next < s.Value.AskedAgainAt))
                .ToDictionary();
    }

    /// <summary>When somebody is next asked about the parcel: later than planned, if none that could be asked has any budget left.</summary>
    public DateTimeOffset? NextCheck(Found found)
    {
        var (planned, spent) = (found.Shipment.NextCheckAt, SpentFor(found));
        return spent.Count > 0 && Asked(found.Shipment).All(spent.ContainsKey) ? spent.Values.Min(s => s.AskedAgainAt) : planned;
    }

    /// <summary>Changes with whatever of it a reader could see.</summary>
    public string Mark(Found found) => string.Concat(
        Silent.Order().Select(carrier => $"{(short)carrier}")
            .Concat(SpentFor(found).OrderBy(s => s.Key).Select(s => $"s{(short)s.Key}-{s.Value.AskedAgainAt.ToUnixTimeSeconds()}")));

    private IEnumerable<Carrier> Asked(ShipmentSnapshot shipment) => CarrierGuess.For(TrackNumber.Parse(shipment.TrackNumber))
        .Select(guess => guess.Carrier)
        .Union(shipment.Sources.Select(s => s.Carrier))
        .Where(Polled.Contains);
}
