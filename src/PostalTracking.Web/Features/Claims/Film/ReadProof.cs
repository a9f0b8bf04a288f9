using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload;
using PostalTracking.Web.Features.Claims.Upload.Store;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>What the desk has to know beside a file: when its parts came, what the phone missed, who has looked.</summary>
internal sealed class ReadProof(PostalTrackingDbContext db)
{
    public async Task<IReadOnlyList<FileLine>> AddAsync(
        Claim claim, IReadOnlyList<EvidenceFile> files, CancellationToken cancellationToken)
    {
        var proofs = files.Any(file => file.IsRecorded) ? await ProofsAsync(claim, cancellationToken) : [];
        var viewings = await ViewingsAsync(files, cancellationToken);
        return
        [
            .. files.Select(file => new FileLine(
                file, proofs.GetValueOrDefault(file.EvidenceId), [.. viewings[file.EvidenceId.ToString()]])),
        ];
    }

    private async Task<Dictionary<Guid, FilmProof>> ProofsAsync(Claim claim, CancellationToken cancellationToken)
    {
        var parts = await (
            from part in db.Set<EvidencePart>()
            join evidence in db.Set<Evidence>()
                on new { part.TrackNumber, part.ClaimNumber, part.EvidenceId }
                equals new { evidence.TrackNumber, evidence.ClaimNumber, evidence.EvidenceId }
            where part.TrackNumber == claim.TrackNumber && part.ClaimNumber == claim.ClaimNumber && evidence.IsRecorded
            orderby part.Begin
            select new { part.EvidenceId, part.At }).ToListAsync(cancellationToken);
        var gaps = (await db.Set<EvidenceGap>().AsNoTracking()
            .Where(g => g.TrackNumber == claim.TrackNumber && g.ClaimNumber == claim.ClaimNumber)
            .OrderBy(g => g.Begin)
            .ToListAsync(cancellationToken)).ToLookup(gap => gap.EvidenceId);
        return parts.GroupBy(part => part.EvidenceId, part => part.At).ToDictionary(film => film.Key, film =>
        {
            var times = film.ToList();
            var pause = times.Zip(times.Skip(1), (one, next) => next - one).DefaultIfEmpty().Max();
            return new FilmProof(times[0], times[^1], times.Count, pause, [.. gaps[film.Key]]);
        });
    }

    private async Task<ILookup<string, Viewing>> ViewingsAsync(IReadOnlyList<EvidenceFile> files, CancellationToken cancellationToken)
    {
        var ids = files.Where(file => file.CanBeOpened).Select(file => file.EvidenceId.ToString()).ToList();
        var seen = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Action == AuditActions.EvidenceViewed && ids.Contains(entry.Subject!))
            .OrderBy(entry => entry.Id)
            .Select(entry => new { entry.Subject, entry.Actor, entry.At })
            .ToListAsync(cancellationToken);
        var people = seen.Select(one => Guid.TryParse(one.Actor, out var id) ? id : Guid.Empty).Distinct().ToList();
        var names = await db.Set<StaffMember>()
            .Where(member => people.Contains(member.Id))
            .ToDictionaryAsync(member => member.Id.ToString(), member => member.Name, cancellationToken);
        return seen.ToLookup(one => one.Subject!, one => new Viewing(names.GetValueOrDefault(one.Actor), one.At));
    }
}
