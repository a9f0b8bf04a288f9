using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Protection.Buyer;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Filing;

/// <summary>A draft with what its pages need beside it.</summary>
/// <param name="Left">Kopecks that the policy still has for it.</param>
/// <param name="Today">In the office that sold the policy.</param>
internal sealed record ClaimDraft(Claim Claim, Policy Policy, long Left, DateOnly Today);

/// <summary>Reads what a buyer fills in. Null for whoever may not see it, and for what is none.</summary>
internal sealed class ClaimDrafts(ClaimBook book, BuyerPolicies policies, SubmitClaim submission, TimeProvider clock)
{
    /// <returns>Also of a claim that was sent meanwhile: see its status.</returns>
    public async Task<ClaimDraft?> FindAsync(OpenedPolicy opened, string? claimNumber, CancellationToken cancellationToken)
    {
        if (await policies.FindAsync(opened, cancellationToken) is not { } bought
            || await book.FindAsync(claimNumber, cancellationToken) is not { } claim
            || (claim.TrackNumber, claim.PolicyNumber) != (opened.TrackNumber, opened.PolicyNumber))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        return new(
            claim,
            bought.Policy,
            await submission.LeftAsync(bought.Policy, cancellationToken),
            PlaceTime.Of(now, now, claim.TimeZone).Today);
    }

    /// <summary>What the sum is taken to be until somebody says another: what was taken too much, else all that is left.</summary>
    public static long Proposed(ClaimDraft draft) =>
        draft.Claim is { Circumstance: Circumstance.Overcharged } claim
            && ClaimFacts.AnswersOf(claim) is var answers
            && long.TryParse(answers.GetValueOrDefault("sum-taken"), out var taken)
            && long.TryParse(answers.GetValueOrDefault("sum-agreed"), out var agreed)
            && taken - agreed is var excess and > 0 && excess < draft.Left
            ? excess
            : draft.Left;
}
