using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Work;

/// <summary>Asks for another decision, on a locked claim: in time, not more often than the terms allow, by somebody else.</summary>
internal sealed class AppealClaim(ClaimSteps steps, CalendarBook calendars, TimeProvider clock)
{
    public async Task<ClaimOutcome> AppealAsync(Claim claim, ClaimOrder order, ClaimActor actor, CancellationToken cancellationToken)
    {
        var terms = await calendars.TermsAsync(claim.TermsId, clock.GetUtcNow(), cancellationToken);
        if (Refusal(claim, order, terms) is { } refusal)
        {
            return new ClaimOutcome.Refused(refusal);
        }

        claim.Appeals++;
        claim.AssigneeId = claim.AssigneeId == claim.DecidedBy ? null : claim.AssigneeId;
        return await steps.MoveAsync(claim, ClaimStatus.Appealed, actor, cancellationToken, order.Reason, order.Text);
    }

    /// <summary>The last instant to appeal; null while nothing is decided.</summary>
    public static DateTimeOffset? Until(Claim claim, ClaimTerms terms) => claim.DecidedAt?.AddDays(terms.AppealDays);

    private ClaimRefusal? Refusal(Claim claim, ClaimOrder order, ClaimTerms terms) =>
        order.Reason is not { } reason || !ClaimReasons.For(ClaimStatus.Appealed).Contains(reason) ? ClaimRefusal.ReasonRequired
        : string.IsNullOrWhiteSpace(order.Text) ? ClaimRefusal.TextRequired
        : claim.AmountApproved >= claim.AmountAsked || claim.DecidedAt is null ? ClaimRefusal.NothingToAppeal
        : claim.Appeals >= terms.Appeals ? ClaimRefusal.AppealsUsedUp
        : clock.GetUtcNow() > Until(claim, terms) ? ClaimRefusal.AppealTooLate
        : null;
}
