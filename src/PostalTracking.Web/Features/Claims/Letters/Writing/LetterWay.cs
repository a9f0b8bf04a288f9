using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>What people do where the post does not: take a letter there on paper, or give one that failed to it again.</summary>
internal sealed class LetterWay(
    PostalTrackingDbContext db, ClaimBook claims, LetterBook letters, PrepareLetter prepare, LetterReceipt receipt, BankTurn turn,
    AuditLog audit, TimeProvider clock)
{
    /// <summary>It left on paper, now; the time for the answer begins with it.</summary>
    public Task<LetterResult> ByHandAsync(string claimNumber, short sequence, ClaimActor actor, CancellationToken cancellationToken) =>
        ActAsync(claimNumber, sequence, actor, "sent-by-hand", async (claim, letter) =>
        {
            if (letter.State == LetterState.Sent)
            {
                return new LetterResult.Refused(LetterRefusal.AlreadySent);
            }

            if (!await turn.GiveAsync(claim, letter.CorrespondentKind, actor, cancellationToken))
            {
                return Stands(claim, letter);
            }

            letter.AnswerDueAt = await prepare.AnswerDueAsync(claim, clock.GetUtcNow(), cancellationToken);
            receipt.Sent(claim, letter, isByHand: true, actor);
            return null;
        },
        cancellationToken);

    /// <summary>To the address that the addressee has today, under the same Message-ID.</summary>
    public Task<LetterResult> AgainAsync(string claimNumber, short sequence, ClaimActor actor, CancellationToken cancellationToken) =>
        ActAsync(claimNumber, sequence, actor, "posted-again", async (claim, letter) =>
        {
            if (letter.State != LetterState.Failed)
            {
                return new LetterResult.Refused(LetterRefusal.AlreadySent);
            }

            var email = await db.Set<Correspondent>().Where(one => one.Id == letter.CorrespondentId).Select(one => one.Email)
                .SingleAsync(cancellationToken);
            if (email is null)
            {
                return new LetterResult.Refused(LetterRefusal.AddresseeGone);
            }

            if (!await turn.GiveAsync(claim, letter.CorrespondentKind, actor, cancellationToken))
            {
                return Stands(claim, letter);
            }

            letter.AddresseeEmail = email;
            letter.State = LetterState.Posted;
            letter.Failure = null;
            letter.AnswerDueAt = await prepare.AnswerDueAsync(claim, clock.GetUtcNow(), cancellationToken);
            letter.Version++;
            db.Add(LetterOutbox.Order(letter, clock.GetUtcNow()));
            return null;
        },
        cancellationToken);

    private async Task<LetterResult> ActAsync(
        string claimNumber,
        short sequence,
        ClaimActor actor,
        string what,
        Func<Claim, Letter, Task<LetterResult?>> act,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await claims.LockAsync(claimNumber, cancellationToken) is not { } claim || !actor.MaySee(claim)
            || await letters.TrackedAsync(claim, sequence, cancellationToken) is not { } letter)
        {
            return new LetterResult.NotFound();
        }

        if (await act(claim, letter) is { } refused)
        {
            return refused;
        }

        audit.Add(AuditActions.ClaimLetter, claim.ClaimNumber, new { act = what, letter = letter.Sequence });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new LetterResult.Done(letter);
    }

    private static LetterResult.Refused Stands(Claim claim, Letter letter) =>
        new(LetterRefusal.ClaimStands, ClaimTexts.For("Status", claim.Status, letter.Language));
}
