using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Offices;

/// <summary>An office as a list shows it.</summary>
internal sealed record FoundOffice(int PostalCode, string Name, OfficeKind Kind, string? District, string? City, string? Locality, string? Region);

/// <summary>One page of a search.</summary>
/// <param name="Next">Where the next one begins; null at the end.</param>
internal sealed record FoundOffices(IReadOnlyList<FoundOffice> Offices, int? Next);

/// <summary>
/// Finds offices by what people type: the beginning of an index, or words of which each begins a word of the office's name or of its
/// district, city, place or region. In the order of the indexes.
/// </summary>
internal sealed class OfficeSearch(PostalTrackingDbContext db)
{
    public const int PageSize = 20;

    /// <summary>More words than a place has say nothing more.</summary>
    private const int MostWords = 6;

    private const int IndexLength = 6;

    /// <summary>Null: too little to search by.</summary>
    public async Task<FoundOffices?> FindAsync(string typed, int after, CancellationToken cancellationToken)
    {
        var words = Words(typed);
        if (IndexRange(typed) is { } range)
        {
            return await PageAsync(db.Set<Office>().Where(o => o.PostalCode >= range.From && o.PostalCode <= range.To), after, cancellationToken);
        }

        return words.Length == 0 || words.All(word => word.Length < 2)
            ? null
            : await PageAsync(ByWords(words), after, cancellationToken);
    }

    /// <summary>3–6 digits, with spaces or without, are the beginning of an index.</summary>
    public static (int From, int To)? IndexRange(string typed)
    {
        var digits = string.Concat(typed.Where(c => !char.IsWhiteSpace(c)));
        if (digits.Length is < 3 or > IndexLength || !digits.All(char.IsAsciiDigit))
        {
            return null;
        }

        var width = (int)Math.Pow(10, IndexLength - digits.Length);
        var from = int.Parse(digits, CultureInfo.InvariantCulture) * width;
        return (from, from + width - 1);
    }

    private static string[] Words(string typed)
    {
        // A hyphen joins words in names: Ростов-на-Дону is found by "дону".
        var form = NameSearch.Form(string.Concat(typed.Select(c => char.IsLetterOrDigit(c) ? c : ' ')));
        return [.. form.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords)];
    }

    // The words are many or few; the statement is one. 41,000 short rows are read in some 40 ms at the worst.
    private IQueryable<Office> ByWords(string[] words) =>
        db.Set<Office>().FromSql(
            $"""
            select o.* from office o left join region r on r.code = o.region_code
            where not exists (
                select from unnest({words}) word
                where position(' ' || word in ' ' || translate(
                    o.search_name || ' ' || replace(lower(concat_ws(' ', o.district, o.city, o.locality, r.name_with_type)), 'ё', 'е'),
                    '-().,«»"/', '         ')) = 0)
            """);

    private async Task<FoundOffices> PageAsync(IQueryable<Office> offices, int after, CancellationToken cancellationToken)
    {
        var found = await offices
            .Where(o => o.PostalCode > after)
            .GroupJoin(db.Set<Region>(), o => o.RegionCode, r => r.Code, (office, regions) => new { office, regions })
            .SelectMany(both => both.regions.DefaultIfEmpty(), (both, region) => new FoundOffice(
                both.office.PostalCode, both.office.Name, both.office.Kind, both.office.District, both.office.City, both.office.Locality, region!.NameWithType))
            .OrderBy(o => o.PostalCode)
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        return found.Count > PageSize
            ? new(found[..PageSize], found[PageSize - 1].PostalCode)
            : new(found, null);
    }
}
