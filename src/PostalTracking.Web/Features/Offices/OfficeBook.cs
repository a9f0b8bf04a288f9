using Npgsql;

namespace PostalTracking.Web.Features.Offices;

/// <summary>
/// The words of all offices, some 8 MB in memory: read when first needed and kept, since offices change once a year, with the
/// reference data. A search reads through all of it in a few milliseconds; as a query over the same rows it took hundreds.
/// </summary>
internal sealed class OfficeBook(NpgsqlDataSource database)
{
    private Entry[]? _entries;

    /// <summary>
    /// Places of those offices of which every word begins a word of the name, the district, the city, the place or the region:
    /// named just so first, then those whose name begins so, then the rest, each in the order of their indexes.
    /// </summary>
    /// <param name="words">By <see cref="NameSearch"/>, divided by spaces.</param>
    /// <param name="after">The place after which to go on; 0 to begin.</param>
    public async ValueTask<IReadOnlyList<int>> FindAsync(string words, int after, int limit, CancellationToken cancellationToken)
    {
        var entries = _entries ??= await ReadAsync(cancellationToken);
        string[] beginnings = [.. words.Split(' ').Select(word => $" {word}")];
        return
        [
            .. entries
                .Where(entry => Array.TrueForAll(beginnings, beginning => entry.Words.Contains(beginning, StringComparison.Ordinal)))
                .Select(entry => entry.PlaceFor(words))
                .Where(place => place > after)
                .Order()
                .Take(limit),
        ];
    }

    private async Task<Entry[]> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select o.postal_code, o.search_name, concat_ws(' ', o.district, o.city, o.locality, r.name_with_type)
            from office o left join region r on r.code = o.region_code order by o.postal_code
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var entries = new List<Entry>(45_000);
        while (await reader.ReadAsync(cancellationToken))
        {
            var name = OfficeSearch.Words(reader.GetString(1));
            entries.Add(new(reader.GetInt32(0), name.Length, $" {name} {OfficeSearch.Words(reader.GetString(2))}"));
        }

        return [.. entries];
    }

    /// <param name="Words">Of the name and then of where it is; a space before each.</param>
    private readonly record struct Entry(int PostalCode, int NameLength, string Words)
    {
        // The index is the lower six digits of a place.
        public int PlaceFor(string words)
        {
            var beginsSo = Words.AsSpan(1).StartsWith(words, StringComparison.Ordinal);
            var rank = beginsSo && NameLength == words.Length ? 0 : beginsSo ? 1 : 2;
            return (rank * OfficeSearch.Places) + PostalCode;
        }
    }
}
