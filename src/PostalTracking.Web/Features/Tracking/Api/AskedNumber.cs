using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>A number as somebody gave it: the number to go on with, or what to tell them.</summary>
/// <param name="LookAlikes">The characters that only look right, named.</param>
internal sealed record AskedNumber(TrackNumber? Number, ProblemKind? Problem, IReadOnlyList<string> Suggestions, string LookAlikes = "")
{
    /// <param name="acceptAnyway">The asker was warned of the check digit and means the number as it is.</param>
    public static AskedNumber Read(string? input, bool acceptAnyway) => NumberReading.Of(input) switch
    {
        NumberReading.Number number => new(number.Value, null, []),
        NumberReading.CheckDigit failed when acceptAnyway => new(failed.Value, null, []),
        NumberReading.CheckDigit failed => new(
            null, ProblemKind.CheckDigit, [.. failed.Suggestions.Offered.Select(offered => offered.Number.Value)]),
        NumberReading.LookAlike { AsTyped: { } typed } when acceptAnyway => new(typed, null, []),
        NumberReading.LookAlike lookAlike => new(
            null, TrackingProblems.LookAlike, [lookAlike.Suggestion.Value], string.Join(", ", lookAlike.Characters.Select(Name))),
        _ => new(null, ProblemKind.MalformedTrackNumber, []),
    };

    /// <summary>What to tell the asker, where there is no number to go on with.</summary>
    public ProblemHttpResult Refusal(HttpContext context, string input) =>
        Problems.Of(context, Problem!, input, LookAlikes).With("suggestions", Suggestions);

    private static string Name(LookAlikeCharacter character) =>
        string.Create(CultureInfo.InvariantCulture, $"{character.Typed} (U+{(int)character.Typed:X4})");
}
