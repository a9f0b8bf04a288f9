using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Rounds;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.Calendar;

/// <summary>Makes a day a working one or a day off; the deadlines of running clocks follow at once.</summary>
internal sealed class ChangeDay(PostalTrackingDbContext db, DueDates deadlines, AuditLog audit, TimeProvider clock)
{
    public const int LongestReason = 200;

    /// <returns>How many deadlines were moved.</returns>
    public async Task<int> RunAsync(DateOnly day, bool isWorking, string reason, CurrentStaff by, CancellationToken cancellationToken)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            var before = await db.Set<CalendarDay>().AsNoTracking().SingleOrDefaultAsync(d => d.Day == day, cancellationToken);
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into calendar_day (day, is_working, note, changed_by, changed_at)
                values ({day}, {isWorking}, {reason}, {by.Id}, {clock.GetUtcNow()})
                on conflict (day) do update set is_working = excluded.is_working, note = excluded.note,
                    changed_by = excluded.changed_by, changed_at = excluded.changed_at
                """,
                cancellationToken);
            audit.Add(AuditActions.CalendarChanged, $"{day:yyyy-MM-dd}", new { before = before?.IsWorking, after = isWorking });
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return await deadlines.RunAsync(cancellationToken);
    }
}
