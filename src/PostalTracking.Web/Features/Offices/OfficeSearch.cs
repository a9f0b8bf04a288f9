using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Offices;

/// <summary>An office as a list shows it.</summary>
internal sealed record FoundOffice(
    int PostalCode, string Name, OfficeKind Kind, string? District, string? City, string? Locality, string? Region)
{
    /// <summary>Where it is, without what its name says already.</summary>
    public string Where =>
        string.Join(", ", new[] { Locality, City, District, Region }.OfType<string>().Distinct().Where(part => part != Name));
}

/// <summary>One page of a search.</summary>
/// <param name="Next">The place after which the next page begins; null at the end.</param>
internal sealed record FoundOffices(IReadOnlyList<FoundOffice> Offices, int? Next);

/// <summary>Finds offices by what people type: the beginning of an index, or the beginnings of words.</summary>
internal sealed class OfficeSearch(PostalTrackingDbContext db, OfficeBook book)
{
    public const int PageSize = 20;

    /// <summary>As many as there can be indexes.</summary>
    public const int Places = 1_000_000;

    private const int IndexLength = 6;

    /// <summary>More words than a place has say nothing more.</summary>
    private const int MostWords = 6;

    /// <summary>Null: too little to search by.</summary>
    public async Task<FoundOffices?> FindAsync(string typed, int after, CancellationToken cancellationToken)
    {
        if (IndexRange(typed) is { } range)
        {
            var first = Math.Max(range.From, after + 1);
            return Page(
                await ReadAsync(o => o.Where(one => one.PostalCode >= first && one.PostalCode <= range.To), cancellationToken), o => o);
        }

        var words = string.Join(' ', Words(typed).Split(' ').Distinct().Take(MostWords));
        if (words.Length < 2)
        {
            return null;
        }

        var places = await book.FindAsync(words, after, PageSize + 1, cancellationToken);
        int[] codes = [.. places.Select(place => place % Places)];
        var offices = await ReadAsync(o => o.Where(one => codes.Contains(one.PostalCode)), cancellationToken);
        var byCode = offices.ToDictionary(office => office.PostalCode);
        return Page([.. codes.Where(byCode.ContainsKey).Select(code => byCode[code])],
            code => places.First(place => place % Places == code));
    }

    /// <summary>3–6 digits, with spaces or without, are the beginning of an index.</summary>
    public static (int From, int To)? IndexRange(string typed)
    {
        var digits = string.Concat(typed.Where(c => !char.IsWhiteSpace(c)));
        if (digits.Length is < 3 or > IndexLength || !digits.All(char.IsAsciiDigit))
        {
            return null;
        }

        var width = digits.Length switch { 3 => 1_000, 4 => 100, 5 => 10, _ => 1 };
        var from = int.Parse(digits, CultureInfo.InvariantCulture) * width;
        return (from, from + width - 1);
    }

    /// <summary>The words one space apart; a hyphen divides them, so that Ростов-на-Дону is found by "дону".</summary>
    public static string Words(string text) => NameSearch.Form(string.Concat(text.Select(c => char.IsLetterOrDigit(c) ? c : ' ')));

    private static FoundOffices Page(List<FoundOffice> found, Func<int, int> placeOf) => found.Count > PageSize
        ? new([.. found.Take(PageSize)], placeOf(found[PageSize - 1].PostalCode))
        : new(found, null);

    private Task<List<FoundOffice>> ReadAsync(
        Func<IQueryable<Office>, IQueryable<Office>> which, CancellationToken cancellationToken) =>
        which(db.Set<Office>())
            .GroupJoin(db.Set<Region>(), o => o.RegionCode, r => r.Code, (office, regions) => new { office, regions })
            .SelectMany(both => both.regions.DefaultIfEmpty(), (both, region) => new { both.office, region })
            .OrderBy(both => both.office.PostalCode)
            .Take(PageSize + 1)
            .Select(both => new FoundOffice(
                both.office.PostalCode,
                both.office.Name,
                both.office.Kind,
                both.office.District,
                both.office.City,
                both.office.Locality,
                both.region!.NameWithType))
            .ToListAsync(cancellationToken);
}
