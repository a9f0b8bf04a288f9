using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Rounds;

/// <summary>
/// Brings the deadlines of running clocks to the calendar as it is now: after a day was changed, after a new edition of the
/// calendar, after a move that was made by the old one at the same moment.
/// </summary>
internal sealed class DueDates(PostalTrackingDbContext db, CalendarBook calendars) : IRound
{
    private const int AtOnce = 1_000;

    /// <returns>How many deadlines were moved.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var calendar = await calendars.CalendarAsync(cancellationToken);
        var moved = 0;
        for (Running? last = null; ;)
        {
            var page = await PageAsync(last, cancellationToken);
            var late = page.Select(claim => (Claim: claim, Due: claim.DueBy(calendar))).Where(c => c.Due != c.Claim.DueAt);
            moved += await MoveAsync([.. late], cancellationToken);
            if (page.Count < AtOnce)
            {
                return moved;
            }

            last = page[^1];
        }
    }

    private Task<List<Running>> PageAsync(Running? after, CancellationToken cancellationToken)
    {
        var (trackNumber, claimNumber) = (after?.TrackNumber ?? "", after?.ClaimNumber ?? "");
        return db.Set<Claim>().AsNoTracking()
            .Where(claim => claim.DueAt != null)
            .Where(claim => EF.Functions.GreaterThan(
                ValueTuple.Create(claim.TrackNumber, claim.ClaimNumber), ValueTuple.Create(trackNumber, claimNumber)))
            .OrderBy(claim => claim.TrackNumber).ThenBy(claim => claim.ClaimNumber)
            .Take(AtOnce)
            .Select(claim => new Running(claim.TrackNumber, claim.ClaimNumber, claim.TimeZone, claim.Clocks, claim.DueAt, claim.Version))
            .ToListAsync(cancellationToken);
    }

    // One statement for a page. Who was moved meanwhile has a deadline of its own by now.
    private async Task<int> MoveAsync(IReadOnlyList<(Running Claim, DateTimeOffset? Due)> late, CancellationToken cancellationToken) =>
        late.Count == 0 ? 0 : await db.Database.ExecuteSqlAsync(
            $"""
            update claim c set due_at = d.due_at
            from unnest({late.Select(c => c.Claim.TrackNumber).ToArray()}, {late.Select(c => c.Claim.ClaimNumber).ToArray()},
                {late.Select(c => c.Claim.Version).ToArray()}, {late.Select(c => c.Due).ToArray()})
                as d (track_number, claim_number, version, due_at)
            where (c.track_number, c.claim_number, c.version) = (d.track_number, d.claim_number, d.version)
            """,
            cancellationToken);

    private sealed record Running(
        string TrackNumber, string ClaimNumber, string TimeZone, ClaimClocks Clocks, DateTimeOffset? DueAt, int Version)
    {
        // As far as the database keeps a time.
        public DateTimeOffset? DueBy(WorkCalendar calendar) =>
            Clocks.Running?.DueAt(calendar, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)) is { } due
                ? due.AddTicks(-(due.UtcTicks % TimeSpan.TicksPerMicrosecond))
                : null;
    }
}
