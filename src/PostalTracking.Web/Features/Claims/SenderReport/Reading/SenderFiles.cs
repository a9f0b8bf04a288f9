using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Senders;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Senders.Register;
using PostalTracking.Web.Features.Tracking.Store;

namespace PostalTracking.Web.Features.Claims.SenderReport.Reading;

/// <summary>Reads one sender, by a fixed number of statements.</summary>
internal sealed class SenderFiles(PostalTrackingDbContext db)
{
    private const int MostParcels = 100;
    private const int MostSimilar = 10;

    // Of the goods' pairs of words so many must be the same, and half of the fewer ones.
    private const int FewestPairs = 2;

    public static readonly ShipmentStatus[] Final = [.. ShipmentStatuses.All.Where(status => status.IsFinal())];

    /// <summary>Who sent it, as far as the register says; null where nothing was entered and the registrar's sender is nobody yet.</summary>
    public async Task<Guid?> IdentityOfAsync(SenderParcelKey parcel, CancellationToken cancellationToken) =>
        await db.Set<SenderParcel>().Where(p => p.TrackNumber == parcel.TrackNumber && p.Generation == parcel.Generation)
            .Select(p => (Guid?)p.IdentityId).SingleOrDefaultAsync(cancellationToken)
        ?? await (
            from view in db.Set<ShipmentReadModel>()
            where view.TrackNumber == parcel.TrackNumber && view.Generation == parcel.Generation
            join trait in db.Set<SenderTrait>() on view.Sender equals (int?)trait.Id
            select trait.IdentityId).SingleOrDefaultAsync(cancellationToken);

    /// <summary>What was entered of this parcel alone.</summary>
    public async Task<IReadOnlyList<SeenTrait>> TraitsOfAsync(SenderParcelKey parcel, CancellationToken cancellationToken) =>
        await (
            from sighting in db.Set<SenderSighting>()
            where sighting.TrackNumber == parcel.TrackNumber && sighting.Generation == parcel.Generation
            join trait in db.Set<SenderTrait>() on sighting.TraitId equals trait.Id
            where trait.Kind != SenderTraitKind.GoodsPair
            orderby trait.Kind, trait.Id
            select new SeenTrait(trait.Id, trait.Kind, trait.Masked, trait.IsCut, new[] { parcel })).ToListAsync(cancellationToken);

    /// <summary>The one it was merged into, if it was; null where there is no such sender.</summary>
    public Task<Guid?> CurrentAsync(Guid id, CancellationToken cancellationToken) => db.Set<SenderIdentity>()
        .Where(identity => identity.Id == id).Select(identity => (Guid?)(identity.MergedInto ?? identity.Id))
        .SingleOrDefaultAsync(cancellationToken);

    public async Task<SenderFile> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        var parcels = await db.Set<SenderParcel>().Where(parcel => parcel.IdentityId == id)
            .OrderBy(parcel => parcel.TrackNumber).ThenBy(parcel => parcel.Generation).Take(MostParcels)
            .Select(parcel => new SenderParcelKey(parcel.TrackNumber, parcel.Generation)).ToListAsync(cancellationToken);
        return new()
        {
            Id = id,
            Parcels = parcels,
            Traits = await TraitsAsync(id, cancellationToken),
            Frauds = await FraudsAsync(id, cancellationToken),
            OnTheWay = await OnTheWayAsync(id, cancellationToken),
            Similar = await SimilarAsync(id, cancellationToken),
        };
    }

    private async Task<IReadOnlyList<SeenTrait>> TraitsAsync(Guid id, CancellationToken cancellationToken)
    {
        var rows = await (
            from parcel in db.Set<SenderParcel>()
            where parcel.IdentityId == id
            join sighting in db.Set<SenderSighting>()
                on new { parcel.TrackNumber, parcel.Generation } equals new { sighting.TrackNumber, sighting.Generation }
            join trait in db.Set<SenderTrait>() on sighting.TraitId equals trait.Id
            where trait.Kind != SenderTraitKind.GoodsPair
            orderby trait.Kind, trait.Id, parcel.TrackNumber
            select new { trait.Id, trait.Kind, trait.Masked, trait.IsCut, parcel.TrackNumber, parcel.Generation })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(row => (row.Id, row.Kind, row.Masked, row.IsCut)).Select(trait => new SeenTrait(
                trait.Key.Id,
                trait.Key.Kind,
                trait.Key.Masked,
                trait.Key.IsCut,
                [.. trait.Select(row => new SenderParcelKey(row.TrackNumber, row.Generation))])),
        ];
    }

    private async Task<IReadOnlyList<FraudLine>> FraudsAsync(Guid id, CancellationToken cancellationToken) => await (
        from fraud in db.Set<SenderFraud>()
        where fraud.IdentityId == id
        join claim in db.Set<Claim>()
            on new { fraud.TrackNumber, fraud.ClaimNumber } equals new { claim.TrackNumber, claim.ClaimNumber } into claims
        from claim in claims.DefaultIfEmpty()
        orderby fraud.ConfirmedAt descending
        select new FraudLine(
            fraud.ClaimNumber,
            fraud.TrackNumber,
            fraud.Generation,
            fraud.ConfirmedAt,
            fraud.WithdrawnAt,
            claim == null ? 0 : claim.AmountApproved,
            claim == null ? null : claim.DecidedBy)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<ParcelOnTheWay>> OnTheWayAsync(Guid id, CancellationToken cancellationToken)
    {
        var announced =
            from trait in db.Set<SenderTrait>()
            where trait.IdentityId == id
            join view in db.Set<ShipmentReadModel>() on (int?)trait.Id equals view.Sender
            select new { view.TrackNumber, view.Generation, view.Status, view.DestinationPostalCode };
        var entered =
            from parcel in db.Set<SenderParcel>()
            where parcel.IdentityId == id
            join view in db.Set<ShipmentReadModel>()
                on new { parcel.TrackNumber, parcel.Generation } equals new { view.TrackNumber, view.Generation }
            select new { view.TrackNumber, view.Generation, view.Status, view.DestinationPostalCode };
        return await announced.Union(entered)
            .Where(parcel => !Final.Contains(parcel.Status))
            .OrderBy(parcel => parcel.TrackNumber).ThenBy(parcel => parcel.Generation)
            .Take(MostParcels)
            .Select(parcel => new ParcelOnTheWay(
                parcel.TrackNumber,
                parcel.Generation,
                parcel.Status,
                parcel.DestinationPostalCode,
                db.Set<Policy>().Any(policy => policy.TrackNumber == parcel.TrackNumber && policy.Generation == parcel.Generation
                    && policy.Status == PolicyStatus.Active)))
            .ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<SimilarSender>> SimilarAsync(Guid id, CancellationToken cancellationToken) => await db.Database
        .SqlQuery<SimilarSender>(
            $"""
            with weak as (
                select distinct s.trait_id, t.kind from sender_parcel p join sender_sighting s using (track_number, generation)
                join sender_trait t on t.id = s.trait_id where p.identity_id = {id} and t.kind >= {(short)SenderTraitKind.ReturnAddress}),
            others as (
                select p.identity_id as id,
                    bool_or(w.kind = {(short)SenderTraitKind.ReturnAddress}) as same_address,
                    bool_or(w.kind = {(short)SenderTraitKind.Goods}) as same_goods,
                    (count(distinct w.trait_id) filter (where w.kind = {(short)SenderTraitKind.GoodsPair}))::int as pairs
                from weak w join sender_sighting s using (trait_id) join sender_parcel p using (track_number, generation)
                where p.identity_id <> {id} group by p.identity_id)
            select o.id, o.same_address, o.same_goods, o.pairs,
                (select count(*)::int from sender_fraud f where f.identity_id = o.id and f.withdrawn_at is null) as frauds
            from others o where o.same_address or o.same_goods or (o.pairs >= {FewestPairs}
                and o.pairs * 2 >= (select count(*) from weak where kind = {(short)SenderTraitKind.GoodsPair}))
            order by o.same_address desc, o.pairs desc, frauds desc, o.id limit {MostSimilar}
            """).ToListAsync(cancellationToken);
}
