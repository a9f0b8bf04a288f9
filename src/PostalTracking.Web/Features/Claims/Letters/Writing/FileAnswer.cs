using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Payouts;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>Files the answer to a letter: what it says, what it came to, and the turn that is ours again.</summary>
internal sealed class FileAnswer(
    PostalTrackingDbContext db, ClaimBook claims, LetterBook letters, ClaimSteps steps, RecoveredMoney recovered, BankTurn turn,
    TimeProvider clock)
{
    /// <param name="On">The date on the answer.</param>
    /// <param name="Refunded">Kopecks; where money came back.</param>
    public sealed record Order(
        string ClaimNumber, short Sequence, DateOnly? On, LetterOutcome? Outcome, string Text, long? Refunded, Guid? EvidenceId);

    public async Task<LetterResult> RunAsync(Order order, ClaimActor actor, CancellationToken cancellationToken)
    {
        var text = LetterText.Tidy(order.Text);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await claims.LockAsync(order.ClaimNumber, cancellationToken) is not { } claim || !actor.MaySee(claim)
            || await letters.TrackedAsync(claim, order.Sequence, cancellationToken) is not { } letter)
        {
            return new LetterResult.NotFound();
        }

        if (await WrongAsync(order with { Text = text }, claim, letter, cancellationToken) is { } wrong)
        {
            return new LetterResult.Refused(wrong);
        }

        letter.AnsweredOn = order.On;
        letter.AnswerFiledAt = clock.GetUtcNow();
        letter.AnswerFiledBy = actor.StaffId;
        letter.Outcome = order.Outcome;
        letter.AnswerText = text;
        letter.Refunded = order.Outcome == LetterOutcome.Refunded ? order.Refunded : null;
        letter.AnswerEvidenceId = order.EvidenceId;
        letter.Version++;
        var about = new { letter = letter.Sequence };
        steps.Tell(claim, ClaimEntryKind.LetterAnswered, actor, text: text, about: about, isInternal: true);
        if (letter.Refunded is { } sum)
        {
            recovered.Take(claim, sum, actor, new { letter = letter.Sequence, source = letter.CorrespondentKind.ToString() });
        }

        await turn.AnsweredAsync(claim, letter, actor, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new LetterResult.Done(letter);
    }

    private async Task<LetterRefusal?> WrongAsync(Order order, Claim claim, Letter letter, CancellationToken cancellationToken)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(claim.TimeZone);
        DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        return order switch
        {
            _ when letter is not { State: LetterState.Sent, SentAt: not null } => LetterRefusal.NotSent,
            _ when letter.Outcome is not null => LetterRefusal.AlreadyAnswered,
            { On: null } => LetterRefusal.DateWrong,
            { On: { } on } when on < Day(letter.SentAt.Value) || on > Day(clock.GetUtcNow()) => LetterRefusal.DateWrong,
            { Outcome: null } => LetterRefusal.OutcomeMissing,
            { Text.Length: 0 } => LetterRefusal.AnswerMissing,
            { Text.Length: > Letter.LongestAnswer } => LetterRefusal.AnswerTooLong,
            { Outcome: LetterOutcome.Refunded, Refunded: null or <= 0 } => LetterRefusal.SumWrong,
            { Outcome: LetterOutcome.Refunded, Refunded: { } sum }
                when sum > await recovered.RoomAsync(claim, cancellationToken) => LetterRefusal.SumWrong,
            { EvidenceId: { } file } when !await db.Set<Evidence>().AnyAsync(
                one => one.TrackNumber == claim.TrackNumber && one.ClaimNumber == claim.ClaimNumber && one.EvidenceId == file
                    && one.State == EvidenceState.Ready,
                cancellationToken) => LetterRefusal.EnclosureGone,
            _ => null,
        };
    }
}
