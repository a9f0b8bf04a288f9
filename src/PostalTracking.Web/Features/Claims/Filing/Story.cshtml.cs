using Microsoft.AspNetCore.Mvc;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Filing;

/// <summary>The story in the customer's words, and the few answers that this circumstance needs.</summary>
internal sealed class StoryModel(ClaimDrafts drafts, SaveDraft saving) : DraftPage(drafts, saving)
{
    [BindProperty]
    public string? Description { get; set; }

    /// <summary>Question → as typed.</summary>
    [BindProperty]
    public Dictionary<string, string?> Answers { get; set; } = [];

    public override FilingStep Step => FilingStep.Story;

    public Circumstance Circumstance => Draft.Claim.Circumstance!.Value;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadToldAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        var kept = ClaimFacts.AnswersOf(Draft.Claim);
        Description = Draft.Claim.Description;
        Answers = ClaimQuestions.For(Circumstance)
            .ToDictionary(question => question.Key, question => (string?)TypedAnswer.Typed(question, kept.GetValueOrDefault(question.Key)));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await LoadToldAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        var told = TypedStory.Read(Circumstance, Description, Answers, Draft.Today);
        foreach (var (field, problem) in told.Wrong)
        {
            Wrong[field] = problem;
        }

        return Wrong.Count > 0
            ? Again()
            : await KeepAsync(new(Description: told.Description, Answers: told.Answers), cancellationToken);
    }

    private async Task<IActionResult?> LoadToldAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken)
        ?? (Draft.Claim.Circumstance is null ? Redirect(FilingStep.What.Path(Draft.Claim.ClaimNumber)) : null);
}
