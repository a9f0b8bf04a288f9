namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>Which other numbers lead to which parcels, as far as one ingest needs to know: those stored, and those it finds out.</summary>
internal sealed class NumberLinks
{
    private readonly Dictionary<string, ParcelKey> _parcels = [];
    private readonly Dictionary<string, (ParcelKey Other, ParcelKey Parcel, KnownNumber As)> _found = [];
    private readonly List<(ParcelKey Other, ParcelKey Parcel)> _absorbed = [];

    public IReadOnlyList<(ParcelKey Other, ParcelKey Parcel, KnownNumber As)> Found => [.. _found.Values];

    public IReadOnlyList<(ParcelKey Other, ParcelKey Parcel)> Absorbed => _absorbed;

    public IEnumerable<string> ParcelNumbers => _parcels.Values.Select(p => p.TrackNumber);

    public void Know(Dictionary<string, ParcelKey> stored)
    {
        foreach (var (number, parcel) in stored)
        {
            _parcels[number] = parcel;
        }
    }

    public ParcelKey? ParcelOf(string trackNumber) => _parcels.TryGetValue(trackNumber, out var parcel) ? parcel : null;

    /// <param name="generation">Which use of the other number it is.</param>
    public void Lead(KnownNumber other, short generation, ParcelKey parcel)
    {
        _parcels[other.Number] = parcel;
        _found[other.Number] = (new ParcelKey(other.Number, generation), parcel, other);
    }

    /// <summary>What led to the other parcel leads to this one from now on.</summary>
    public void Absorb(ParcelKey other, ParcelKey parcel)
    {
        _absorbed.Add((other, parcel));
        foreach (var number in _parcels.Where(p => p.Value == other).Select(p => p.Key).ToList())
        {
            _parcels[number] = parcel;
        }
    }
}
