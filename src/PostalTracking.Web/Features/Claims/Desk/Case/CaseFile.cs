using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Desk.Queue;
using PostalTracking.Web.Features.Claims.Desk.Texts;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Tracking;

namespace PostalTracking.Web.Features.Claims.Desk.Case;

/// <summary>Brings together what the case page shows; a fixed number of statements, however long the story is.</summary>
internal sealed class CaseFile(
    PostalTrackingDbContext db, ClaimBook book, CalendarBook calendars, ParcelPages parcels, DeskStaff staff, SimilarClaims similar,
    CannedTexts texts, TimeProvider clock)
{
    public Task<Claim?> FindAsync(string number, CancellationToken cancellationToken) => book.FindAsync(number, cancellationToken);

    public async Task<CaseView> ReadAsync(Claim claim, ClaimActor actor, string language, CancellationToken cancellationToken)
    {
        var bought = await db.Set<Policy>().AsNoTracking()
            .Where(p => p.TrackNumber == claim.TrackNumber && p.PolicyNumber == claim.PolicyNumber)
            .Join(db.Set<Office>(), policy => policy.Office, office => office.PostalCode, (policy, office) => new { policy, office.Name })
            .SingleAsync(cancellationToken);
        var entries = await db.Set<ClaimEntry>().AsNoTracking()
            .Where(e => e.TrackNumber == claim.TrackNumber && e.ClaimNumber == claim.ClaimNumber)
            .OrderBy(e => e.Sequence)
            .ToListAsync(cancellationToken);
        var needs = await db.Set<ClaimNeed>().AsNoTracking()
            .Where(n => n.TrackNumber == claim.TrackNumber && n.ClaimNumber == claim.ClaimNumber)
            .OrderBy(n => n.Kind)
            .ToListAsync(cancellationToken);
        var (parcel, _) = await parcels.FindAsync(
            claim.TrackNumber, anyway: true, claim.Generation, carrier: null, language, asker: null, cancellationToken);
        return new(claim, actor, language, clock.GetUtcNow())
        {
            Policy = bought.policy,
            OfficeName = bought.Name,
            Entries = entries,
            Needs = needs,
            People = await PeopleAsync(claim, entries, cancellationToken),
            Consultants = await staff.LoadAsync(cancellationToken),
            Clocks = CaseClock.Of(claim, await calendars.CalendarAsync(cancellationToken), clock.GetUtcNow()),
            Similar = await similar.FindAsync(claim, bought.policy.Office, cancellationToken),
            Texts =
            [
                .. (await texts.AllAsync(cancellationToken))
                    .Select(text => new ReadyText(text.Id, text.Title, texts.Fill(text, claim))),
            ],
            Parcel = parcel,
        };
    }

    private async Task<Dictionary<Guid, string>> PeopleAsync(
        Claim claim, IReadOnlyList<ClaimEntry> entries, CancellationToken cancellationToken)
    {
        var ids = entries.Select(entry => entry.StaffId)
            .Concat(entries.Select(StoryWords.AssigneeOf))
            .Append(claim.AssigneeId)
            .Append(claim.SoldBy)
            .OfType<Guid>().Distinct().ToList();
        return await db.Set<StaffMember>().Where(member => ids.Contains(member.Id))
            .ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
    }
}
