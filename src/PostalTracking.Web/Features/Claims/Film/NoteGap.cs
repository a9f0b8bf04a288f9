using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>Writes down that the camera of a film gave no picture for a while.</summary>
internal sealed class NoteGap(PostalTrackingDbContext db)
{
    internal sealed record Request(Guid EvidenceId, int At, int Seconds);

    private const int Day = 24 * 60 * 60;
    private const int Most = 200;

    /// <returns>False: no film of this claim, or no time that could be in one.</returns>
    public async Task<bool> WriteAsync(Claim claim, Request gap, CancellationToken cancellationToken)
    {
        if (gap.At is < 0 or > Day || gap.Seconds is < 1 or > Day)
        {
            return false;
        }

        var film = await db.Set<Evidence>().AsNoTracking().SingleOrDefaultAsync(
            e => e.TrackNumber == claim.TrackNumber && e.ClaimNumber == claim.ClaimNumber && e.EvidenceId == gap.EvidenceId && e.IsRecorded,
            cancellationToken);
        if (film is null)
        {
            return false;
        }

        // A gap that was told twice, its answer lost on the way, is one.
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into evidence_gap (track_number, claim_number, evidence_id, begin, seconds)
            select {film.TrackNumber}, {film.ClaimNumber}, {film.EvidenceId}, {gap.At}, {gap.Seconds}
            where (select count(*) from evidence_gap where track_number = {film.TrackNumber}
                and claim_number = {film.ClaimNumber} and evidence_id = {film.EvidenceId}) < {Most}
            on conflict (track_number, claim_number, evidence_id, begin) do nothing
            """,
            cancellationToken);
        return true;
    }
}
