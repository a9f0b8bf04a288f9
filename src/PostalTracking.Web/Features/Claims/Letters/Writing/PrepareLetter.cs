using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>Begins a letter: what may be written to whom, and the template with the claim's values in it.</summary>
internal sealed class PrepareLetter(
    PostalTrackingDbContext db, LetterBook letters, CalendarBook calendars, IOptions<SiteOptions> site, TimeProvider clock)
{
    /// <summary>Every letter that may be begun now, by addressee.</summary>
    public async Task<IReadOnlyList<LetterChoice>> ChoicesAsync(Claim claim, CancellationToken cancellationToken)
    {
        var written = await letters.OfAsync(claim, cancellationToken);
        var addressees = await db.Set<Correspondent>().AsNoTracking().Where(one => one.IsActive)
            .OrderBy(one => one.Kind).ThenBy(one => one.Name).ToListAsync(cancellationToken);
        return
        [
            .. from one in addressees
               from kind in letters.CourseWith(one.Id, one.Kind, written).Next
               select new LetterChoice(one, kind),
        ];
    }

    /// <param name="language">ru or en.</param>
    /// <param name="customerName">As the customer gave it for this letter.</param>
    public async Task<PreparedLetter> RunAsync(
        Claim claim, LetterChoice choice, string language, string? customerName, string author, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var written = await letters.OfAsync(claim, cancellationToken);
        var template = await letters.TemplateAsync(choice.Kind, cancellationToken);
        var coverFrom = await db.Set<Policy>()
            .Where(policy => policy.TrackNumber == claim.TrackNumber && policy.PolicyNumber == claim.PolicyNumber)
            .Select(policy => policy.CoverFrom)
            .SingleAsync(cancellationToken);
        var sequence = (short)(written.Count + 1);
        var moment = new LetterMoment(
            $"{claim.ClaimNumber}-{sequence}", now, await AnswerDueAsync(claim, now, cancellationToken), author, site.Value.Hotline);
        var previous = written.LastOrDefault(letter => letter.CorrespondentId == choice.To.Id && letter.State != LetterState.Failed);
        var values = LetterFacts.Of(claim, coverFrom, choice.To, previous, moment, language, customerName);
        var (subject, body) = template.In(language);
        var (readySubject, missing) = LetterText.Render(subject, values);
        var (readyBody, missingToo) = LetterText.Render(body, values);
        return new(
            sequence, template.Version, readySubject.ReplaceLineEndings(" "), LetterText.Tidy(readyBody), [.. missing.Union(missingToo)]);
    }

    /// <summary>The bank's time, from this moment on; others are asked for an answer in the same.</summary>
    public async Task<DateTimeOffset> AnswerDueAsync(Claim claim, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var terms = await calendars.TermsAsync(claim.TermsId, from, cancellationToken);
        var calendar = await calendars.CalendarAsync(cancellationToken);
        return calendar.Add(from, TimeSpan.FromDays(terms.BankAnswerDays), TimeZoneInfo.FindSystemTimeZoneById(claim.TimeZone));
    }
}

/// <summary>A letter that may be begun.</summary>
internal sealed record LetterChoice(Correspondent To, LetterKind Kind)
{
    /// <summary>As the form sends it: 12:first-to-bank.</summary>
    public string Key => FormattableString.Invariant($"{To.Id}:{Kind.Name()}");
}

/// <param name="Sequence">Which letter of the claim it will be.</param>
/// <param name="Missing">Names of values that the template cannot do without and the claim does not have.</param>
internal sealed record PreparedLetter(short Sequence, short TemplateVersion, string Subject, string Body, IReadOnlyList<string> Missing);
