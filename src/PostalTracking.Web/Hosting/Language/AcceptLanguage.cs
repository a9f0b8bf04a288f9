using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace PostalTracking.Web.Hosting;

/// <summary>Reads RFC 9110 §12.5.4: the known language of the highest weight, the first of equals.</summary>
internal static class AcceptLanguage
{
    // Nobody reads more languages; a longer list is an attack on the parser.
    private const int MostRanges = 20;

    public static string Best(StringValues header)
    {
        if (!StringWithQualityHeaderValue.TryParseList(header, out var ranges))
        {
            return RequestLanguage.Default;
        }

        var best = RequestLanguage.Default;
        var weight = 0.0;

        foreach (var range in ranges.Take(MostRanges))
        {
            var language = Primary(range.Value);
            if ((range.Quality ?? 1) > weight && RequestLanguage.IsKnown(language))
            {
                (best, weight) = (language, range.Quality ?? 1);
            }
        }

        return best;
    }

    private static string Primary(StringSegment tag)
    {
        var hyphen = tag.IndexOf('-');
        var primary = hyphen < 0 ? tag : tag.Subsegment(0, hyphen);
        return primary.Equals("*", StringComparison.Ordinal) ? RequestLanguage.Default : primary.ToString().ToLowerInvariant();
    }
}
