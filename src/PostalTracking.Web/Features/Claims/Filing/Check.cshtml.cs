using Microsoft.AspNetCore.Mvc;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Access;

namespace PostalTracking.Web.Features.Claims.Filing;

/// <summary>Everything once more, and off it goes.</summary>
internal sealed class CheckModel(ClaimDrafts drafts, SaveDraft saving, SubmitClaim submission) : DraftPage(drafts, saving)
{
    public override FilingStep Step => FilingStep.Check;

    /// <summary>Why it could not be sent; all that was filled in stays.</summary>
    public string? Refusal { get; private set; }

    public IReadOnlyList<AnswerLine> Answers => AnswerLine.Of(Draft.Claim, Draft.Today, Language);

    /// <summary>What will have to be sent after it.</summary>
    public IReadOnlyList<EvidenceKind> Needed =>
        [
            .. EvidenceKinds.For(Draft.Claim.Circumstance!.Value, Draft.Claim.EvidenceRule)
                .Where(need => need.IsRequired).Select(need => need.Kind),
        ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadWholeAsync(cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await LoadWholeAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        var outcome = await submission.SubmitAsync(
            Draft.Claim.ClaimNumber, ClaimActor.Customer(OpenedPolicy.Of(User)!), Version ?? 0, cancellationToken);
        switch (outcome)
        {
            case ClaimOutcome.Done:
                return Redirect($"/claims/{Draft.Claim.ClaimNumber}?sent=true");
            case ClaimOutcome.Refused refused:
                Refusal = ClaimTexts.For(refused, Language);
                return Again();

            // Sent by the other click, or changed in another window.
            case ClaimOutcome.Changed or ClaimOutcome.Forbidden:
                return await ChangedAsync(cancellationToken);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult?> LoadWholeAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken)
        ?? (FilingSteps.Next(Draft.Claim, Draft.Policy.Phone is not null) is var next and not FilingStep.Check
            ? Redirect(next.Path(Draft.Claim.ClaimNumber))
            : null);
}
