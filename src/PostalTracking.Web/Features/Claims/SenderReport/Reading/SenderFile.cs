using PostalTracking.Domain.Senders;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Senders.Appeal;
using PostalTracking.Web.Features.Senders.Register;

namespace PostalTracking.Web.Features.Claims.SenderReport.Reading;

/// <summary>All that the desk sees of one sender.</summary>
internal sealed record SenderFile
{
    public required Guid Id { get; init; }

    /// <summary>Of the traits that anybody reads; pairs of words only compare.</summary>
    public required IReadOnlyList<SeenTrait> Traits { get; init; }

    public required IReadOnlyList<SenderParcelKey> Parcels { get; init; }

    public required IReadOnlyList<FraudLine> Frauds { get; init; }

    public required IReadOnlyList<ParcelOnTheWay> OnTheWay { get; init; }

    public required IReadOnlyList<SimilarSender> Similar { get; init; }

    public IReadOnlyList<SenderDecision> Decisions { get; init; } = [];

    public IReadOnlyList<SenderAppeal> Appeals { get; init; } = [];

    public int Standing => Frauds.Count(fraud => fraud.WithdrawnAt is null);
}

/// <summary>A trait with the parcels it was seen on.</summary>
internal sealed record SeenTrait(int Id, SenderTraitKind Kind, string Masked, bool IsCut, IReadOnlyList<SenderParcelKey> Parcels)
{
    public bool Joins => Kind.IsStrong() && !IsCut;
}

/// <param name="Approved">Kopecks, of the claim's last decision.</param>
/// <param name="DecidedBy">Null where the claim is gone.</param>
internal sealed record FraudLine(
    string ClaimNumber,
    string TrackNumber,
    short Generation,
    DateTimeOffset ConfirmedAt,
    DateTimeOffset? WithdrawnAt,
    long Approved,
    Guid? DecidedBy);

internal sealed record ParcelOnTheWay(string TrackNumber, short Generation, ShipmentStatus Status, int PostalCode, bool IsProtected);

/// <summary>Another sender who may be the same one.</summary>
/// <param name="Pairs">Pairs of words of the goods that both have.</param>
internal sealed record SimilarSender(Guid Id, bool SameAddress, bool SameGoods, int Pairs, int Frauds);
