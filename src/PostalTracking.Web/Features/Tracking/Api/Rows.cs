using Microsoft.AspNetCore.Mvc;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>Answers to requests of many rows: one wrong row never spoils the others.</summary>
internal static class Rows
{
    public static ProblemDetails Problem(HttpContext context, ProblemKind kind, string? input) =>
        Problems.Details(context.Language().Culture(), kind, input ?? "");

    /// <summary>Why the number of a row is none.</summary>
    public static ProblemDetails Problem(HttpContext context, AskedNumber asked, string? input)
    {
        var problem = Problems.Details(context.Language().Culture(), asked.Problem!, input ?? "", asked.LookAlikes);
        if (asked.Suggestions.Count > 0)
        {
            problem.Extensions["suggestions"] = asked.Suggestions.ToArray();
        }

        return problem;
    }

    /// <param name="field">As the sender names it.</param>
    public static ProblemDetails Invalid(HttpContext context, string field) =>
        Problems.Details(context.Language().Culture(), TrackingProblems.InvalidField, field);

    /// <param name="most">Bytes a line may have.</param>
    public static ProblemDetails TooLong(HttpContext context, int most) =>
        Problems.Details(context.Language().Culture(), TrackingProblems.LineTooLong, most);

    public static ProblemDetails Malformed(HttpContext context) =>
        Problems.Details(context.Language().Culture(), TrackingProblems.MalformedLine);
}
