using PostalTracking.Domain.Senders;

namespace PostalTracking.Web.Features.Senders.Traits;

/// <summary>A trait ready to be kept: nothing of it can be read any more.</summary>
internal sealed record KeptTrait(SenderTraitKind Kind, byte[] Hash, string Masked);

/// <summary>What stands on a label and a money order, as somebody typed it. What is left empty says nothing.</summary>
internal sealed record TypedTraits(string? Payee, string? Phone, string? TaxNumber, string? ReturnAddress, string? Goods)
{
    public const int LongestLine = 200;
    public const int LongestText = 500;

    private IEnumerable<(string Name, string? Text)> Fields =>
    [
        (nameof(Payee), Payee),
        (nameof(Phone), Phone),
        (nameof(TaxNumber), TaxNumber),
        (nameof(ReturnAddress), ReturnAddress),
        (nameof(Goods), Goods),
    ];

    public bool IsEmpty => Fields.All(one => string.IsNullOrWhiteSpace(one.Text));

    /// <summary>The fields that cannot be what they should be.</summary>
    public IReadOnlyList<string> Mistyped() =>
    [
        .. Fields.Where(one => !string.IsNullOrWhiteSpace(one.Text) && Folded(one.Name, one.Text) is null).Select(one => one.Name),
    ];

    public IReadOnlyList<KeptTrait> Keep(SenderKey key)
    {
        var kept = new List<KeptTrait>();
        Add(SenderTraitKind.Payee, Folded(nameof(Payee), Payee), TraitMasks.Payee);
        Add(SenderTraitKind.Phone, Folded(nameof(Phone), Phone), TraitMasks.Phone);
        Add(SenderTraitKind.TaxNumber, Folded(nameof(TaxNumber), TaxNumber), _ =>
            Domain.Senders.TaxNumber.TryParse(TaxNumber, out var number) ? TraitMasks.TaxNumber(number) : "");
        Add(SenderTraitKind.ReturnAddress, Folded(nameof(ReturnAddress), ReturnAddress), TraitMasks.Address);
        Add(SenderTraitKind.Goods, Folded(nameof(Goods), Goods), TraitMasks.Goods);
        foreach (var pair in SenderWords.GoodsPairs(Goods))
        {
            Add(SenderTraitKind.GoodsPair, pair, _ => "");
        }

        return kept;

        void Add(SenderTraitKind kind, string? folded, Func<string, string> masked)
        {
            if (folded is not null)
            {
                kept.Add(new(kind, key.HashOf(kind, folded), masked(folded)));
            }
        }
    }

    private static string? Folded(string field, string? typed) => typed?.Length > LongestText ? null : field switch
    {
        nameof(Payee) => SenderWords.Payee(typed),
        nameof(Phone) => SenderWords.Phone(typed),
        nameof(TaxNumber) => Domain.Senders.TaxNumber.TryParse(typed, out var number) ? number.Value : null,
        nameof(ReturnAddress) => SenderWords.Address(typed),
        _ => SenderWords.Goods(typed),
    };
}
