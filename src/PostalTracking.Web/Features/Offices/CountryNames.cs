using System.Collections.Frozen;
using PostalTracking.Web.Data.Seed;

namespace PostalTracking.Web.Features.Offices;

/// <summary>Names of countries in the languages of the pages, without asking the database.</summary>
internal static class CountryNames
{
    private static readonly Lazy<FrozenDictionary<string, Country>> Countries = new(() => CountryFile.Countries.ToFrozenDictionary(c => c.Code));

    /// <param name="code">ISO 3166 alpha-2.</param>
    public static string? Of(string code, string language) => Countries.Value.GetValueOrDefault(code)?.Name(language);
}
