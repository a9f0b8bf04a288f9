using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PostalTracking.Web.Hosting;
using Number = PostalTracking.Domain.Tracking.TrackNumber;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>
/// What is wrong with one row of many: one wrong row never spoils the others. Said in the language in which it is read, which need
/// not be that of the hour when it was found.
/// </summary>
/// <param name="Field">As the sender names it; null where it is the row as a whole.</param>
internal sealed record RowFault(ProblemKind Kind, string? Field, IReadOnlyList<object?> Arguments)
{
    public const string TrackNumber = "trackNumber";

    public IReadOnlyList<string> Suggestions { get; init; } = [];

    public static RowFault Of(ProblemKind kind, string? field, params object?[] arguments) => new(kind, field, arguments);

    /// <summary>Why the number of a row is none.</summary>
    public static RowFault Of(AskedNumber asked, string? input) =>
        new(asked.Problem!, TrackNumber, [input ?? "", asked.LookAlikes]) { Suggestions = asked.Suggestions };

    public static RowFault Repeated(Number number) => Of(TrackingProblems.RepeatedInRequest, TrackNumber, number.Value);

    public static RowFault RegisteredByAnother(Number number) => Of(TrackingProblems.RegisteredByAnother, TrackNumber, number.Value);

    public static RowFault Invalid(string field) => Of(TrackingProblems.InvalidField, field, field);

    /// <param name="most">Bytes a line may have.</param>
    public static RowFault TooLong(int most) => Of(TrackingProblems.LineTooLong, null, most);

    public static RowFault Malformed() => Of(TrackingProblems.MalformedLine, null);

    public ProblemDetails Details(HttpContext context) => Details(context.Language().Culture());

    public ProblemDetails Details(CultureInfo culture)
    {
        var problem = Problems.Details(culture, Kind, [.. Arguments]);
        if (Suggestions.Count > 0)
        {
            problem.Extensions["suggestions"] = Suggestions.ToArray();
        }

        return problem;
    }
}
