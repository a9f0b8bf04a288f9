using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Staff.Audit;

/// <summary>One entry as the page and the export show it.</summary>
/// <param name="ActorName">Of a member of staff; null where the actor is none.</param>
/// <param name="SubjectName">Likewise, where the subject is an account.</param>
internal sealed record AuditLine(AuditEntry Entry, int? Seal, string? ActorName, string? SubjectName);

/// <summary>Reads the audit log, newest first.</summary>
internal sealed class AuditReading(PostalTrackingDbContext db, ILookupNormalizer normalizer)
{
    public const int PageSize = 50;

    /// <summary>One more than a page, if there is more.</summary>
    public async Task<IReadOnlyList<AuditLine>> PageAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        var found = await (
            from entry in await FilteredAsync(filter, cancellationToken)
            orderby entry.Id descending
            select new
            {
                Entry =
                entry,
                Seal = db.Set<SealedEntry>().Where(s => s.EntryId == entry.Id).Select(s => (int?)s.Seal).SingleOrDefault()
            })
            .Take(PageSize + 1).ToListAsync(cancellationToken);

        var ids = found.SelectMany(f => new[] { f.Entry.Actor, f.Entry.Subject })
            .Select(text => Guid.TryParse(text, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct().ToList();
        var names = await db.Users.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id.ToString(), m => m.Name, cancellationToken);
        return [.. found.Select(
            f => new AuditLine(f.Entry, f.Seal, names.GetValueOrDefault(f.Entry.Actor), names.GetValueOrDefault(f.Entry.Subject ?? "")))];
    }

    private async Task<IQueryable<AuditEntry>> FilteredAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (filter.Actor is { } actor)
        {
            var id = await IdOfAsync(actor, cancellationToken);
            entries = entries.Where(e => e.Actor == id);
        }

        if (filter.Action is { } action)
        {
            entries = entries.Where(e => e.Action == action);
        }

        if (filter.Subject is { } subject)
        {
            var id = await IdOfAsync(subject, cancellationToken);
            entries = entries.Where(e => e.Subject == id);
        }

        if (filter.Day is { } day)
        {
            var (from, until) = AuditTime.Bounds(day);
            entries = entries.Where(e => e.At >= from && e.At < until);
        }

        return filter.Before is { } before ? entries.Where(e => e.Id < before) : entries;
    }

    // A user name may be typed for the account's id.
    private async Task<string> IdOfAsync(string typed, CancellationToken cancellationToken)
    {
        var name = normalizer.NormalizeName(typed.Trim());
        return await db.Users.Where(m =>
            m.NormalizedUserName == name).Select(m => (Guid?)m.Id).SingleOrDefaultAsync(cancellationToken) is { } id
            ? id.ToString("D", CultureInfo.InvariantCulture)
            : typed.Trim();
    }
}
