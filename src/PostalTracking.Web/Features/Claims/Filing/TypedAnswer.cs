using System.Globalization;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Protection.Counter;

namespace PostalTracking.Web.Features.Claims.Filing;

/// <summary>An answer as people type it.</summary>
internal static class TypedAnswer
{
    private const int CardDigits = 4;

    private static readonly string[] DayForms = ["yyyy-MM-dd", "d.M.yyyy"];

    /// <param name="kept">As <see cref="AnswerForm"/> says; empty where nothing was typed and nothing needs to be.</param>
    /// <returns>What is wrong, a key of <see cref="FilingTexts"/>; null: nothing.</returns>
    public static string? Read(ClaimQuestion question, string? typed, DateOnly today, out string kept)
    {
        kept = (typed ?? "").Trim();
        return kept.Length == 0 ? question.IsRequired ? "Wrong.Empty" : null : question.Form switch
        {
            AnswerForm.Day => ReadDay(ref kept, today),
            AnswerForm.Sum => ReadSum(ref kept),
            AnswerForm.CardEnd => kept.Length == CardDigits && kept.All(char.IsAsciiDigit) ? null : "Wrong.CardEnd",
            _ => kept.Length > ClaimQuestion.LongestWords ? "Wrong.Long" : null,
        };
    }

    /// <summary>What stands in the field again when its owner comes back.</summary>
    public static string Typed(ClaimQuestion question, string? kept) =>
        question.Form == AnswerForm.Sum && long.TryParse(kept, NumberStyles.None, CultureInfo.InvariantCulture, out var kopecks)
            ? Sum(kopecks)
            : kept ?? "";

    /// <summary>4990, 4990,50.</summary>
    public static string Sum(long kopecks) => kopecks % 100 == 0 ? $"{kopecks / 100}" : $"{kopecks / 100},{kopecks % 100:00}";

    private static string? ReadDay(ref string text, DateOnly today)
    {
        if (!DateOnly.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day < today.AddYears(-5))
        {
            return "Wrong.Day";
        }

        text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return day > today ? "Wrong.DayAhead" : null;
    }

    private static string? ReadSum(ref string text)
    {
        if (TypedSum.Read(text, out var kopecks) is { } problem)
        {
            return $"Wrong.Sum.{problem}";
        }

        text = kopecks.ToString(CultureInfo.InvariantCulture);
        return null;
    }
}
