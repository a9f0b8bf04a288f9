using Microsoft.Extensions.Options;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>Writes a letter and gives it to the post: the row, the turn of the bank and the order to the post in one transaction.</summary>
internal sealed class WriteLetter(
    PostalTrackingDbContext db,
    ClaimBook claims,
    LetterBook letters,
    PrepareLetter prepare,
    ChooseEnclosures enclosures,
    BankTurn turn,
    AuditLog audit,
    IOptions<MailOptions> mail,
    TimeProvider clock)
{
    /// <param name="Sequence">The one it was begun as: a second press of the button finds it taken.</param>
    public sealed record Order(
        string ClaimNumber,
        short Sequence,
        string ChoiceKey,
        short TemplateVersion,
        string Language,
        string Subject,
        string Body,
        IReadOnlyCollection<Guid> EvidenceIds,
        bool WithPolicyPaper);

    public async Task<LetterResult> RunAsync(Order order, ClaimActor actor, string author, CancellationToken cancellationToken)
    {
        order = order with { Subject = order.Subject.Trim(), Body = LetterText.Tidy(order.Body) };
        if (Wrong(order) is { } wrong)
        {
            return wrong;
        }

        if (await claims.FindAsync(order.ClaimNumber, cancellationToken) is not { } known || !actor.MaySee(known))
        {
            return new LetterResult.NotFound();
        }

        // The policy's paper is made before anybody is held up.
        if (await enclosures.RunAsync(known, order, cancellationToken) is not { } chosen)
        {
            return new LetterResult.Refused(LetterRefusal.EnclosureGone);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var claim = (await claims.LockAsync(known.ClaimNumber, cancellationToken))!;
        if ((await letters.OfAsync(claim, cancellationToken)).Count + 1 != order.Sequence)
        {
            return new LetterResult.Refused(LetterRefusal.Changed);
        }

        var choices = await prepare.ChoicesAsync(claim, cancellationToken);
        if (choices.FirstOrDefault(one => one.Key == order.ChoiceKey) is not { } choice)
        {
            return new LetterResult.Refused(LetterRefusal.NotNow);
        }

        if (!await turn.GiveAsync(claim, choice.To.Kind, actor, cancellationToken))
        {
            return new LetterResult.Refused(LetterRefusal.ClaimStands, ClaimTexts.For("Status", claim.Status, order.Language));
        }

        var now = clock.GetUtcNow();
        var letter = Letter(claim, order, choice, chosen, actor, author, now, await prepare.AnswerDueAsync(claim, now, cancellationToken));
        db.Add(letter);
        if (letter.AddresseeEmail is not null)
        {
            db.Add(LetterOutbox.Order(letter, now));
        }

        audit.Add(
            AuditActions.ClaimLetter,
            claim.ClaimNumber,
            new { act = "written", letter = order.Sequence, kind = choice.Kind.Name(), addressee = choice.To.Id, enclosures = chosen.Count });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new LetterResult.Done(letter);
    }

    /// <summary>The first thing wrong with the words.</summary>
    public static LetterResult.Refused? Wrong(Order order) => order switch
    {
        { Subject.Length: 0 } => new(LetterRefusal.SubjectMissing),
        { Body.Length: 0 } => new(LetterRefusal.BodyMissing),
        { Subject.Length: > LetterTemplate.LongestSubject * 2 } => new(LetterRefusal.SubjectTooLong),
        { Body.Length: > LetterTemplate.LongestBody * 2 } => new(LetterRefusal.BodyTooLong),
        _ when !LetterText.IsOneLine(order.Subject) => new(LetterRefusal.SubjectBroken),
        _ when LetterText.Braces($"{order.Subject}\n{order.Body}") is { } left => new(LetterRefusal.VariableLeft, left),
        _ => null,
    };

    private Letter Letter(
        Claim claim,
        Order order,
        LetterChoice choice,
        IReadOnlyList<Enclosure> chosen,
        ClaimActor actor,
        string author,
        DateTimeOffset now,
        DateTimeOffset answerDueAt) => new()
        {
            TrackNumber = claim.TrackNumber,
            ClaimNumber = claim.ClaimNumber,
            Sequence = order.Sequence,
            Kind = choice.Kind,
            TemplateVersion = order.TemplateVersion,
            Language = order.Language,
            CorrespondentId = choice.To.Id,
            CorrespondentKind = choice.To.Kind,
            AddresseeName = choice.To.Name,
            AddresseeEmail = choice.To.Email,
            Subject = order.Subject,
            Body = order.Body,
            Enclosures = chosen,
            AuthorId = actor.StaffId!.Value,
            AuthorName = author,
            WrittenAt = now,
            TimeZone = claim.TimeZone,
            MessageId = $"{Guid.CreateVersion7(now):N}@{mail.Value.From?.Split('@')[^1] ?? "letters.invalid"}",
            AnswerDueAt = answerDueAt,
        };
}
