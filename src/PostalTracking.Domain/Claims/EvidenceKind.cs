using PostalTracking.Domain.Protection;

namespace PostalTracking.Domain.Claims;

/// <summary>What a file shows. The numbers are stored.</summary>
public enum EvidenceKind : short
{
    /// <summary>The opening of the box in one take.</summary>
    UnboxingVideo = 1,

    /// <summary>What came, from all sides.</summary>
    GoodsPhoto = 2,

    /// <summary>What was ordered: the shop's page or the order.</summary>
    OrderPage = 3,

    /// <summary>What was written to and by the seller.</summary>
    Correspondence = 4,

    /// <summary>The receipt for the parcel sent back.</summary>
    ReturnReceipt = 5,
    BankStatement = 6,

    /// <summary>A recording of the call, a report of an expert, anything else.</summary>
    Other = 7,
}

/// <summary>One line of a claim's checklist.</summary>
public sealed record EvidenceNeed(EvidenceKind Kind, bool IsRequired);

public static class EvidenceKinds
{
    private static readonly Dictionary<string, EvidenceKind> ByName = Enum.GetValues<EvidenceKind>().ToDictionary(Name);

    /// <summary>As the API names it.</summary>
    public static string Name(this EvidenceKind kind) => kind switch
    {
        EvidenceKind.UnboxingVideo => "unboxing-video",
        EvidenceKind.GoodsPhoto => "goods-photo",
        EvidenceKind.OrderPage => "order-page",
        EvidenceKind.Correspondence => "correspondence",
        EvidenceKind.ReturnReceipt => "return-receipt",
        EvidenceKind.BankStatement => "bank-statement",
        EvidenceKind.Other => "other",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static EvidenceKind? Parse(string? name) => name is not null && ByName.TryGetValue(name, out var found) ? found : null;

    /// <summary>
    /// What a claim has to show. Up to the tariff's threshold a call is enough and everything is welcome, nothing needed;
    /// above it a video where the box itself is the proof, papers where it is not.
    /// </summary>
    public static IReadOnlyList<EvidenceNeed> For(Circumstance circumstance, EvidenceRule rule)
    {
        var isRequired = rule == EvidenceRule.Video;
        EvidenceNeed Need(EvidenceKind kind) => new(kind, isRequired);
        EvidenceNeed Welcome(EvidenceKind kind) => new(kind, IsRequired: false);
        return circumstance switch
        {
            Circumstance.SomethingElse or Circumstance.PoorQuality =>
                isRequired
                    ? [Need(EvidenceKind.UnboxingVideo), Welcome(EvidenceKind.OrderPage), Welcome(EvidenceKind.GoodsPhoto)]
                    : [Welcome(EvidenceKind.GoodsPhoto), Welcome(EvidenceKind.OrderPage)],
            Circumstance.EmptyBox =>
                isRequired ? [Need(EvidenceKind.UnboxingVideo)] : [Welcome(EvidenceKind.GoodsPhoto)],
            Circumstance.RefundNotSent => [Need(EvidenceKind.ReturnReceipt), Welcome(EvidenceKind.Correspondence)],
            Circumstance.Overcharged => [Need(EvidenceKind.BankStatement), Welcome(EvidenceKind.OrderPage)],
            Circumstance.SenderUnreachable => [Need(EvidenceKind.Correspondence), Welcome(EvidenceKind.OrderPage)],
            Circumstance.OtherDeceit =>
                isRequired
                    ? [Need(EvidenceKind.UnboxingVideo), Welcome(EvidenceKind.Correspondence), Welcome(EvidenceKind.Other)]
                    : [Welcome(EvidenceKind.Correspondence), Welcome(EvidenceKind.Other)],
            _ => throw new ArgumentOutOfRangeException(nameof(circumstance)),
        };
    }
}
