using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>Writes down what the post said: on the letter, in the claim's story, in the outbox, in one transaction.</summary>
internal sealed class LetterReceipt(
    PostalTrackingDbContext db, ClaimBook claims, LetterBook letters, ClaimSteps steps, BankTurn turn, TimeProvider clock)
{
    public async Task WriteAsync(LetterOrder order, Delivery delivery, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var claim = await claims.LockAsync(order.Letter.ClaimNumber, cancellationToken);
        var letter = await letters.TrackedAsync(claim!, order.Letter.Sequence, cancellationToken);
        var message = await db.Set<OutboxMessage>().SingleAsync(one => one.Id == order.Id, cancellationToken);
        if (letter!.State != LetterState.Posted || (delivery is not Delivery.Taken && message.Attempts != order.Attempt))
        {
            return;
        }

        switch (delivery)
        {
            case Delivery.Taken:
                Sent(claim!, letter, isByHand: false, ClaimActor.House);
                message.DoneAt = clock.GetUtcNow();
                break;
            case Delivery.Later later when RetryTable.After(order.Attempt) is { } delay:
                letter.Failure = Short(later.Said);
                letter.Version++;
                message.NextAttemptAt = clock.GetUtcNow() + delay;
                break;
            case Delivery.Later later:
                await FailAsync(claim!, letter, later.Said, cancellationToken);
                message.DoneAt = clock.GetUtcNow();
                break;
            case Delivery.Never never:
                await FailAsync(claim!, letter, never.Said, cancellationToken);
                message.DoneAt = clock.GetUtcNow();
                break;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>There is nothing to carry: the letter went by hand.</summary>
    public Task<int> CloseAsync(LetterOrder order, CancellationToken cancellationToken) => db.Set<OutboxMessage>()
        .Where(one => one.Id == order.Id)
        .ExecuteUpdateAsync(one => one.SetProperty(m => m.DoneAt, clock.GetUtcNow()), cancellationToken);

    /// <summary>The customer reads of letters to banks; one to a seller is the desk's own work.</summary>
    public void Sent(Claim claim, Letter letter, bool isByHand, ClaimActor actor)
    {
        letter.State = LetterState.Sent;
        letter.SentAt = clock.GetUtcNow();
        letter.IsByHand = isByHand;
        letter.Failure = null;
        letter.Version++;
        steps.Tell(claim, ClaimEntryKind.LetterSent, actor, about: new { letter = letter.Sequence }, isInternal: !letter.IsToBank);
    }

    private async Task FailAsync(Claim claim, Letter letter, string said, CancellationToken cancellationToken)
    {
        letter.State = LetterState.Failed;
        letter.Failure = Short(said);
        letter.Version++;
        steps.Tell(
            claim,
            ClaimEntryKind.Note,
            ClaimActor.House,
            text: LetterTexts.For("Story.Failed", "ru", letter.Number, letter.AddresseeName, letter.Failure),
            about: new { letter = letter.Sequence },
            isInternal: true);
        await turn.FailedAsync(claim, letter, cancellationToken);
    }

    private static string Short(string said)
    {
        var line = string.Join(' ', said.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Letter.LongestFailure ? line : line[..Letter.LongestFailure];
    }
}
