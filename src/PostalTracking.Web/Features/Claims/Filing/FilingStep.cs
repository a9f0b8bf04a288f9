using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Filing;

/// <summary>The pages of the journey, in their order.</summary>
internal enum FilingStep
{
    What = 1,
    Story,
    Sum,
    Contact,
    Check,
}

internal static class FilingSteps
{
    public static string Path(this FilingStep step, string claimNumber) =>
        $"/claims/{claimNumber}/fill/{step.ToString().ToLowerInvariant()}";

    /// <summary>The first page that still wants something.</summary>
    public static FilingStep Next(Claim draft, bool hasPhone) =>
        draft.Circumstance is not { } circumstance ? FilingStep.What
        : !IsTold(draft, circumstance) ? FilingStep.Story
        : draft.AmountAsked is null ? FilingStep.Sum
        : !hasPhone ? FilingStep.Contact
        : FilingStep.Check;

    private static bool IsTold(Claim draft, Circumstance circumstance)
    {
        var answers = ClaimFacts.AnswersOf(draft);
        return !string.IsNullOrEmpty(draft.Description) && ClaimQuestions.For(circumstance)
            .All(question => !question.IsRequired || !string.IsNullOrEmpty(answers.GetValueOrDefault(question.Key)));
    }
}
