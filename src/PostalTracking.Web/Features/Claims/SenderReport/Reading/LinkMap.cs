using PostalTracking.Web.Features.Senders.Register;

namespace PostalTracking.Web.Features.Claims.SenderReport.Reading;

/// <summary>
/// What holds a sender together, drawn: traits on the left, parcels on the right, a line for each sighting. A picture beside the
/// tables that say the same.
/// </summary>
internal sealed record LinkMap(
    IReadOnlyList<LinkMap.TraitDot> Traits, IReadOnlyList<LinkMap.ParcelDot> Parcels, IReadOnlyList<LinkMap.Line> Lines)
{
    public const int Width = 720;
    public const int TraitX = 330;
    public const int ParcelX = 480;
    private const int Row = 32;
    private const int Most = 24;

    public int Height => (Math.Max(Traits.Count, Parcels.Count) * Row) + Row;

    public static LinkMap Of(SenderFile file)
    {
        var frauds = file.Frauds.Where(fraud => fraud.WithdrawnAt is null)
            .Select(fraud => new SenderParcelKey(fraud.TrackNumber, fraud.Generation)).ToHashSet();
        var traits = file.Traits.OrderBy(trait => trait.Kind).ThenByDescending(trait => trait.Parcels.Count).Take(Most).ToList();
        var parcels = file.Parcels.OrderByDescending(frauds.Contains).ThenBy(parcel => parcel, SenderParcelKey.Order).Take(Most).ToList();
        return new(
            [.. traits.Select((trait, place) => new TraitDot(trait, Y(place, traits.Count, parcels.Count)))],
            [.. parcels.Select((parcel, place) => new ParcelDot(parcel, frauds.Contains(parcel), Y(place, parcels.Count, traits.Count)))],
            [
                .. from trait in traits.Index()
                   from parcel in parcels.Index()
                   where trait.Item.Parcels.Contains(parcel.Item)
                   select new Line(
                       Y(trait.Index, traits.Count, parcels.Count), Y(parcel.Index, parcels.Count, traits.Count), !trait.Item.Joins),
            ]);
    }

    // The shorter column stands in the middle of the longer one.
    private static int Y(int place, int own, int other) => Row + (place * Row) + (Math.Max(0, other - own) * Row / 2);

    internal sealed record TraitDot(SeenTrait Trait, int Y);

    internal sealed record ParcelDot(SenderParcelKey Parcel, bool IsFraud, int Y);

    internal sealed record Line(int FromY, int ToY, bool IsWeak);
}
