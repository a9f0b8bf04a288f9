using Microsoft.AspNetCore.Mvc;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>Answers to requests of many rows: one wrong row never spoils the others.</summary>
internal static class Rows
{
    public static ProblemDetails Problem(HttpContext context, ProblemKind kind, string? input, IReadOnlyList<string> suggestions)
    {
        var problem = Problems.Details(context.Language().Culture(), kind, input ?? "");
        if (suggestions.Count > 0)
        {
            problem.Extensions["suggestions"] = suggestions.ToArray();
        }

        return problem;
    }

    /// <param name="field">As the sender names it.</param>
    public static ProblemDetails Invalid(HttpContext context, string field) =>
        Problems.Details(context.Language().Culture(), TrackingProblems.InvalidField, field);
}
