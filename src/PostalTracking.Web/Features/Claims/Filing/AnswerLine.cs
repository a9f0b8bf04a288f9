using System.Globalization;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Filing;

/// <summary>An answer of a claim in words, with the short name of its question.</summary>
/// <param name="IsTheirs">In the customer's own words, in whatever language.</param>
internal sealed record AnswerLine(string Label, string Text, bool IsTheirs)
{
    /// <summary>Those that were given, in the order of asking.</summary>
    public static IReadOnlyList<AnswerLine> Of(Claim claim, DateOnly today, string language)
    {
        var kept = ClaimFacts.AnswersOf(claim);
        return claim.Circumstance is not { } circumstance
            ? []
            : [.. ClaimQuestions.For(circumstance)
                .Where(question => !string.IsNullOrEmpty(kept.GetValueOrDefault(question.Key)))
                .Select(question => new AnswerLine(
                    FilingTexts.For($"Label.{question.Key}", language),
                    Said(question, kept[question.Key], today, language),
                    question.Form == AnswerForm.Words))];
    }

    private static string Said(ClaimQuestion question, string kept, DateOnly today, string language) => question.Form switch
    {
        AnswerForm.Day when DateOnly.TryParseExact(kept, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
            new DateWords(language).NearDay(day, today),
        AnswerForm.Sum when long.TryParse(kept, NumberStyles.None, CultureInfo.InvariantCulture, out var kopecks) =>
            Roubles.Of(kopecks, language),
        AnswerForm.CardEnd => $"**** {kept}",
        _ => kept,
    };
}
