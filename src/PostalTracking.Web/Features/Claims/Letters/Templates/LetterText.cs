using System.Text.RegularExpressions;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>
/// The language of templates: plain text with <c>{{claimNumber}}</c> where a value goes. With a question mark,
/// <c>{{customerName?}}</c>, a value may be absent: then the whole line falls away. What a value holds is never read as a template.
/// </summary>
internal static partial class LetterText
{
    /// <summary>What stands in double braces and is none of <see cref="LetterVariables"/>, as it was typed.</summary>
    public static IReadOnlyList<string> Unknown(string text)
    {
        var strangers = Variable.Matches(text).Where(match => !LetterVariables.All.Contains(NameOf(match))).Select(match => match.Value);
        var rest = Variable.Replace(text, "");
        return [.. strangers.Distinct(), .. StrayBraces.Matches(rest).Select(match => match.Value).Distinct()];
    }

    /// <returns>The text, and the names of values that it cannot do without and that are not there.</returns>
    public static (string Text, IReadOnlyList<string> Missing) Render(string template, IReadOnlyDictionary<string, string?> values)
    {
        var missing = new List<string>();
        var lines = template.Split('\n')
            .Where(line => !Variable.Matches(line).Any(match => IsOptional(match) && ValueOf(match) is null))
            .Select(line => Variable.Replace(line, match =>
            {
                if (ValueOf(match) is { } value)
                {
                    return value;
                }

                missing.Add(NameOf(match));
                return "";
            }));
        return (string.Join('\n', lines), [.. missing.Distinct()]);

        string? ValueOf(Match match) => values.GetValueOrDefault(NameOf(match)) is { Length: > 0 } value ? value : null;
    }

    /// <summary>Line ends as they are stored, without spaces before them and without empty lines around the text.</summary>
    public static string Tidy(string text) => string.Join(
        '\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim('\n');

    /// <summary>May stand in one line of a mail's head.</summary>
    public static bool IsOneLine(string text) => !text.Any(char.IsControl);

    /// <summary>The first double braces in a text that is to go out, as they stand there; null where there are none.</summary>
    public static string? Braces(string text)
    {
        var found = Variable.Match(text) is { Success: true } whole ? whole : StrayBraces.Match(text);
        return found.Success ? found.Value : null;
    }

    private static string NameOf(Match match) => match.Groups["name"].Value;

    private static bool IsOptional(Match match) => match.Groups["optional"].Length > 0;

    [GeneratedRegex(@"\{\{\s*(?<name>[^{}\n?]{1,60}?)\s*(?<optional>\??)\s*\}\}")]
    private static partial Regex Variable { get; }

    [GeneratedRegex(@"\{\{[^{}\n]{0,20}|\}\}")]
    private static partial Regex StrayBraces { get; }
}
