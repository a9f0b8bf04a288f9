using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Work;

/// <summary>The working calendar and the terms as the tables have them: two short reads for each act on a claim.</summary>
internal sealed class CalendarBook(PostalTrackingDbContext db)
{
    public async Task<WorkCalendar> CalendarAsync(CancellationToken cancellationToken) =>
        new(await db.Set<CalendarDay>().AsNoTracking().ToDictionaryAsync(day => day.Day, day => day.IsWorking, cancellationToken));

    /// <summary>Those a claim was sent under; before it is sent, those in effect at this moment.</summary>
    public async Task<ClaimTerms> TermsAsync(short termsId, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.Set<ClaimTerms>().AsNoTracking()
            .Where(terms => termsId == 0 ? terms.From <= now : terms.Id == termsId)
            .OrderByDescending(terms => terms.From)
            .FirstAsync(cancellationToken);
}
