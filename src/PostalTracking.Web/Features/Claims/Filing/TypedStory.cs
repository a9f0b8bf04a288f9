using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Filing;

/// <summary>The story and the answers of one circumstance, read from a form.</summary>
/// <param name="Answers">Only of the questions that the circumstance asks.</param>
/// <param name="Wrong">Field → key of its sentence in <see cref="FilingTexts"/>.</param>
internal sealed record TypedStory(
    string Description, IReadOnlyDictionary<string, string> Answers, IReadOnlyDictionary<string, string> Wrong)
{
    public const string DescriptionField = "description";

    public static TypedStory Read(
        Circumstance circumstance, string? description, IReadOnlyDictionary<string, string?> typed, DateOnly today)
    {
        var told = (description ?? "").Trim();
        Dictionary<string, string> answers = [];
        Dictionary<string, string> wrong = [];
        if (told.Length is 0 or > ClaimFacts.LongestDescription)
        {
            wrong[DescriptionField] = told.Length == 0 ? "Wrong.Story" : "Wrong.StoryLong";
        }

        foreach (var question in ClaimQuestions.For(circumstance))
        {
            if (TypedAnswer.Read(question, typed.GetValueOrDefault(question.Key), today, out var kept) is { } problem)
            {
                wrong[question.Key] = problem;
            }

            answers[question.Key] = kept;
        }

        return new(told, answers, wrong);
    }
}
