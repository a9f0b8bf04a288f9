using Microsoft.Net.Http.Headers;

namespace PostalTracking.Web.Hosting;

/// <summary>Reads RFC 9110 §13.1.2.</summary>
internal static class Validators
{
    /// <summary>The asker has the answer with this ETag already. Compared weakly: a proxy that compresses makes validators weak.</summary>
    public static bool HasAlready(this HttpRequest request, string etag)
    {
        if (request.Headers.IfNoneMatch.Count == 0)
        {
            return false;
        }

        var current = EntityTagHeaderValue.Parse(etag);
        return request.GetTypedHeaders().IfNoneMatch.Any(known =>
            known.Equals(EntityTagHeaderValue.Any) || known.Compare(current, useStrongComparison: false));
    }
}
