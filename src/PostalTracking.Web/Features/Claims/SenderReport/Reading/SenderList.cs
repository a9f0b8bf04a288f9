using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Senders;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Senders;
using PostalTracking.Web.Features.Senders.Appeal;
using PostalTracking.Web.Features.Senders.Register;

namespace PostalTracking.Web.Features.Claims.SenderReport.Reading;

/// <summary>One line of the list.</summary>
/// <param name="Known">By which traits, masked.</param>
/// <param name="LastYear">Frauds that warn.</param>
/// <param name="Approved">Kopecks, of the claims behind them.</param>
internal sealed record SenderLine(
    Guid Id,
    IReadOnlyList<(SenderTraitKind Kind, string Masked)> Known,
    int LastYear,
    int Ever,
    long Approved,
    int OnTheWay,
    DateTimeOffset LastAt);

/// <summary>The senders with frauds that stand, the latest first: five statements whatever there is.</summary>
internal sealed class SenderList(PostalTrackingDbContext db, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <param name="before">The moment of the last line of the page before.</param>
    public async Task<IReadOnlyList<SenderLine>> ReadAsync(DateTimeOffset? before, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var frauds = await db.Database.SqlQuery<FraudCount>(
            $"""
            select f.identity_id as id, (count(*) filter (where f.confirmed_at >= {now.AddMonths(-SenderOptions.Months)}))::int as last_year,
                count(*)::int as ever, coalesce(sum(c.amount_approved), 0)::bigint as approved, max(f.confirmed_at) as last_at
            from sender_fraud f left join claim c using (track_number, claim_number) where f.withdrawn_at is null
            group by f.identity_id having max(f.confirmed_at) < {before ?? now.AddDays(1)}
            order by last_at desc, f.identity_id limit {PageSize + 1}
            """).ToListAsync(cancellationToken);
        var ids = frauds.ConvertAll(one => (Guid?)one.Id);
        var known = await KnownAsync(ids, cancellationToken);
        var onTheWay = await OnTheWayAsync([.. frauds.Select(one => one.Id)], cancellationToken);
        return
        [
            .. frauds.Select(one => new SenderLine(
                one.Id, [.. known[one.Id]], one.LastYear, one.Ever, one.Approved, onTheWay.GetValueOrDefault(one.Id), one.LastAt)),
        ];
    }

    /// <summary>What waits for an answer, oldest first.</summary>
    public async Task<IReadOnlyList<SenderAppeal>> AppealsAsync(CancellationToken cancellationToken) => await db.Set<SenderAppeal>()
        .AsNoTracking().Where(appeal => appeal.DecidedAt == null).OrderBy(appeal => appeal.MadeAt).Take(PageSize).ToListAsync(cancellationToken);

    private async Task<ILookup<Guid, (SenderTraitKind Kind, string Masked)>> KnownAsync(
        List<Guid?> ids, CancellationToken cancellationToken)
    {
        var traits = await db.Set<SenderTrait>().Where(trait => ids.Contains(trait.IdentityId))
            .OrderBy(trait => trait.Kind).ThenBy(trait => trait.Id)
            .Select(trait => new { trait.IdentityId, trait.Kind, trait.Masked }).ToListAsync(cancellationToken);
        return traits.ToLookup(trait => trait.IdentityId!.Value, trait => (trait.Kind, trait.Masked));
    }

    private async Task<Dictionary<Guid, int>> OnTheWayAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        var final = SenderFiles.Final.Select(status => (short)status).ToArray();
        var counts = await db.Database.SqlQuery<ParcelCount>(
            $"""
            select id, count(*)::int as parcels from (
                select t.identity_id as id, v.track_number, v.generation from sender_trait t join shipment_view v on v.sender = t.id
                where t.identity_id = any({ids}) and v.status <> all({final})
                union
                select p.identity_id, v.track_number, v.generation from sender_parcel p
                join shipment_view v using (track_number, generation)
                where p.identity_id = any({ids}) and v.status <> all({final})) parcel
            group by id
            """).ToListAsync(cancellationToken);
        return counts.ToDictionary(one => one.Id, one => one.Parcels);
    }

    private sealed record FraudCount(Guid Id, int LastYear, int Ever, long Approved, DateTimeOffset LastAt);

    private sealed record ParcelCount(Guid Id, int Parcels);
}
