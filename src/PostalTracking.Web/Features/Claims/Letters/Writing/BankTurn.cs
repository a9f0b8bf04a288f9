using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>Gives the turn to the bank with a letter and takes it back with the answer, while the caller holds the claim.</summary>
internal sealed class BankTurn(PostalTrackingDbContext db, ClaimSteps steps)
{
    // The customer has the money, or is about to: what a bank says changes no decision any more.
    private static readonly ClaimStatus[] Settled = [ClaimStatus.PayoutOrdered, ClaimStatus.Paid, ClaimStatus.Closed];

    /// <returns>False where the claim stands so that nobody may be written to.</returns>
    public async Task<bool> GiveAsync(Claim claim, CorrespondentKind to, ClaimActor actor, CancellationToken cancellationToken)
    {
        if (claim.Status is ClaimStatus.Draft or ClaimStatus.Withdrawn)
        {
            return false;
        }

        if (to == CorrespondentKind.Seller || claim.Status == ClaimStatus.BankCorrespondence || Settled.Contains(claim.Status))
        {
            return true;
        }

        // A letter does not end a hold by the way.
        return claim.Status != ClaimStatus.OnHold && await steps.MoveAsync(
            claim, ClaimStatus.BankCorrespondence, actor, cancellationToken, ClaimReason.BankMustAnswer) is ClaimOutcome.Done;
    }

    /// <summary>An answer came: there is something to look at, whoever else may still owe one.</summary>
    public async Task AnsweredAsync(Claim claim, Letter letter, ClaimActor actor, CancellationToken cancellationToken)
    {
        if (letter.IsToBank && claim.Status == ClaimStatus.BankCorrespondence)
        {
            await steps.MoveAsync(claim, ClaimStatus.InReview, actor, cancellationToken, ClaimReason.BankAnswered);
        }
    }

    /// <summary>A letter did not get through: the turn is ours again, unless another bank has a letter to answer.</summary>
    public async Task FailedAsync(Claim claim, Letter letter, CancellationToken cancellationToken)
    {
        var othersOwe = await db.Set<Letter>().AnyAsync(
            other => other.TrackNumber == letter.TrackNumber && other.ClaimNumber == letter.ClaimNumber && other.Sequence != letter.Sequence
                && other.CorrespondentKind != CorrespondentKind.Seller && other.State != LetterState.Failed && other.Outcome == null,
            cancellationToken);
        if (letter.IsToBank && !othersOwe && claim.Status == ClaimStatus.BankCorrespondence)
        {
            await steps.MoveAsync(claim, ClaimStatus.InReview, ClaimActor.House, cancellationToken);
        }
    }
}
