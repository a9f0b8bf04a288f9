using System.Globalization;
using System.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Api;

/// <summary>What can be wrong with a request to sell or to give back, in words that say what to do.</summary>
internal static class ApiTexts
{
    private static readonly ResourceManager Sentences = new(typeof(ApiTexts));

    public static ResourceTexts Words { get; } = new(typeof(ApiTexts));

    /// <summary>Extension <c>policy</c>: the one there is. {0}: its number.</summary>
    public static ProblemKind AlreadyProtected { get; } = new("already-protected", 409, Sentences);

    /// <summary>Extension <c>reason</c>.</summary>
    public static ProblemKind NotEligible { get; } = new("not-eligible", 422, Sentences);

    /// <summary>Extension <c>reason</c>.</summary>
    public static ProblemKind NotCancellable { get; } = new("not-cancellable", 409, Sentences);

    /// <summary>With the reason twice: in words for people, by its name for machines.</summary>
    public static ProblemHttpResult Refusal(HttpContext context, ProblemKind kind, string sentence, string reason)
    {
        var problem = Problems.Of(context, kind).With("reason", reason);
        problem.ProblemDetails.Detail = sentence;
        return problem;
    }

    /// <summary>In the language of the request at hand.</summary>
    public static string Now(string key) => Words.For(key, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
}
