using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace PostalTracking.Web.Hosting;

/// <summary>Makes RFC 9457 answers: one sentence a person understands, in the language asked for.</summary>
internal static class Problems
{
    /// <summary>The answer to a request as a whole.</summary>
    public static ProblemHttpResult Of(HttpContext context, ProblemKind kind, params object?[] arguments)
    {
        var problem = Details(context.Language().Culture(), kind, arguments);
        problem.Extensions["traceId"] = TraceId(context);
        return TypedResults.Problem(problem);
    }

    /// <summary>The verdict on one row of many.</summary>
    public static ProblemDetails Details(CultureInfo culture, ProblemKind kind, params object?[] arguments) => new()
    {
        Type = kind.Type,
        Title = kind.Text("title", culture),
        Status = kind.Status,
        Detail = string.Format(culture, kind.Text("detail", culture), [.. arguments.Select(Shown)]),
    };

    /// <summary>400 with what is wrong with each field, by its path in the JSON that was sent.</summary>
    public static ProblemHttpResult Validation(HttpContext context, IReadOnlyDictionary<string, string[]> errors) =>
        Of(context, ProblemKind.Validation).With("errors", errors);

    public static ProblemHttpResult With(this ProblemHttpResult problem, string extension, object? value)
    {
        problem.ProblemDetails.Extensions[extension] = value;
        return problem;
    }

    /// <summary>The same id as in the log, where there is one.</summary>
    public static string TraceId(HttpContext context) =>
        Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    private static object? Shown(object? argument) => argument is string text ? Echo.Of(text) : argument;
}
