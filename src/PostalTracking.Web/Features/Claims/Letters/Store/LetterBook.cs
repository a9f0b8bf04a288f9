using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>Reads letters and what may follow them.</summary>
internal sealed class LetterBook(PostalTrackingDbContext db, TimeProvider clock)
{
    /// <summary>All of a claim, in order.</summary>
    public Task<List<Letter>> OfAsync(Claim claim, CancellationToken cancellationToken) => db.Set<Letter>().AsNoTracking()
        .Where(letter => letter.TrackNumber == claim.TrackNumber && letter.ClaimNumber == claim.ClaimNumber)
        .OrderBy(letter => letter.Sequence)
        .ToListAsync(cancellationToken);

    /// <summary>One to be changed, in the transaction that holds its claim.</summary>
    public Task<Letter?> TrackedAsync(Claim claim, short sequence, CancellationToken cancellationToken) =>
        db.Set<Letter>().SingleOrDefaultAsync(
            letter => letter.TrackNumber == claim.TrackNumber && letter.ClaimNumber == claim.ClaimNumber && letter.Sequence == sequence,
            cancellationToken);

    /// <summary>The version of a kind's template that is in effect.</summary>
    public Task<LetterTemplate> TemplateAsync(LetterKind kind, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Set<LetterTemplate>().AsNoTracking()
            .Where(template => template.Kind == kind && template.From <= now)
            .OrderByDescending(template => template.From).ThenByDescending(template => template.Version)
            .FirstAsync(cancellationToken);
    }

    /// <summary>The correspondence with one addressee; a letter that did not get through is no part of it.</summary>
    public LetterCourse CourseWith(int correspondentId, CorrespondentKind kind, IEnumerable<Letter> letters) => new(
        kind,
        [
            .. letters.Where(letter => letter.CorrespondentId == correspondentId && letter.State != LetterState.Failed)
                .Select(letter => new LetterStep(letter.Kind, letter.Outcome, letter.AnswerDueAt < clock.GetUtcNow())),
        ]);
}
