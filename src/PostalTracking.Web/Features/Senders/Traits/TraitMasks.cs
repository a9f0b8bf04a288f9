using PostalTracking.Domain.Senders;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Senders.Traits;

/// <summary>A trait as the staff see it: enough to know it again beside a label, too little to find the person.</summary>
internal static class TraitMasks
{
    private const string Hidden = "***";
    private const int MostWords = 4;

    public static string Phone(string digits) =>
        digits.Length >= 11 ? Masked.Phone(digits) : $"{Hidden}-{digits[^4..^2]}-{digits[^2..]}";

    /// <summary>Region and check digits: 62******12.</summary>
    public static string TaxNumber(TaxNumber number) =>
        $"{number.Value[..2]}{new string('*', number.Value.Length - 4)}{number.Value[^2..]}";

    /// <summary>И*** П. for people and companies alike.</summary>
    public static string Payee(string folded) => Masked.Name(folded.ToUpperInvariant());

    /// <summary>The first letter of each name, no numbers: Р*** · Л***.</summary>
    public static string Address(string folded) => string.Join(
        " · ",
        folded.Split(' ').Where(word => char.IsLetter(word[0])).Take(MostWords)
            .Select(word => $"{char.ToUpperInvariant(word[0])}{Hidden}"));

    /// <summary>Beginnings of the words.</summary>
    public static string Goods(string folded) =>
        string.Join(' ', folded.Split(' ').Take(MostWords).Select(word => word.Length > 4 ? $"{word[..4]}…" : word));

    /// <summary>The end of a partner's number.</summary>
    public static string PartnerNumber(string id) => id.Length > 4 ? $"…{id[^4..]}" : id;
}
