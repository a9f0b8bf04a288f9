using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Senders;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Senders.Register;

/// <summary>
/// Which parcels and traits are of one sender. Joining is done as the traits come; parting computes one group anew from all that is
/// known of it, so that both lead to what <see cref="SenderClusters"/> says of the whole.
/// </summary>
internal sealed class SenderGroups(PostalTrackingDbContext db, TimeProvider clock)
{
    /// <summary>From here to the end of the caller's transaction nobody else changes the register.</summary>
    public async Task LockAsync(CancellationToken cancellationToken)
    {
        _ = db.Database.CurrentTransaction ?? throw new InvalidOperationException("The register is changed inside a transaction.");
        await db.Database.ExecuteSqlAsync(
            $"insert into sender_register (id, version) values (1, 1) on conflict (id) do update set version = sender_register.version + 1",
            cancellationToken);
    }

    public Task<Guid?> IdentityOfAsync(SenderParcelKey parcel, CancellationToken cancellationToken) => db.Set<SenderParcel>()
        .Where(p => p.TrackNumber == parcel.TrackNumber && p.Generation == parcel.Generation)
        .Select(p => (Guid?)p.IdentityId)
        .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Makes one of these; a new one of none.</summary>
    public async Task<Guid> JoinAsync(IEnumerable<Guid> identities, CancellationToken cancellationToken)
    {
        var (stays, others) = identities.Distinct().Order().ToArray() is [var first, .. var rest]
            ? (first, rest)
            : (await NewAsync(cancellationToken), []);
        if (others.Length > 0)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                with traits as (update sender_trait set identity_id = {stays} where identity_id = any({others})),
                parcels as (update sender_parcel set identity_id = {stays} where identity_id = any({others})),
                frauds as (update sender_fraud set identity_id = {stays} where identity_id = any({others}))
                update sender_identity set merged_into = {stays} where id = any({others}) or merged_into = any({others})
                """,
                cancellationToken);
        }

        return stays;
    }

    /// <summary>Computes a group anew when something that held it together is gone: the first part keeps the identity.</summary>
    public async Task PartAsync(Guid identity, CancellationToken cancellationToken)
    {
        var parcels = await db.Set<SenderParcel>().Where(parcel => parcel.IdentityId == identity)
            .Select(parcel => new SenderParcelKey(parcel.TrackNumber, parcel.Generation))
            .ToListAsync(cancellationToken);
        var parts = SenderClusters.Of(
            parcels,
            await SightingsAsync(identity, cancellationToken),
            await JoinedAsync(parcels, cancellationToken),
            SenderParcelKey.Order);
        foreach (var part in parts.Skip(1))
        {
            var numbers = part.Select(parcel => parcel.TrackNumber).ToArray();
            var generations = part.Select(parcel => parcel.Generation).ToArray();
            var other = await NewAsync(cancellationToken);
            await db.Database.ExecuteSqlAsync(
                $"""
                with part as (select * from unnest({numbers}, {generations}) as p (track_number, generation)),
                parcels as (
                    update sender_parcel p set identity_id = {other} from part
                    where (p.track_number, p.generation) = (part.track_number, part.generation))
                update sender_fraud f set identity_id = {other} from part
                where (f.track_number, f.generation) = (part.track_number, part.generation)
                """,
                cancellationToken);
        }

        // Each trait goes where its parcels are; one that is on none of them any more is nobody's.
        await db.Database.ExecuteSqlAsync(
            $"""
            update sender_trait t set identity_id = case when t.is_cut then null else (
                select p.identity_id from sender_sighting s join sender_parcel p using (track_number, generation)
                where s.trait_id = t.id limit 1) end
            where t.identity_id = {identity}
            """,
            cancellationToken);
    }

    private async Task<Guid> NewAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await db.Database.ExecuteSqlAsync($"insert into sender_identity (id, made_at) values ({id}, {now})", cancellationToken);
        return id;
    }

    private async Task<List<(SenderParcelKey Parcel, int Trait)>> SightingsAsync(Guid identity, CancellationToken cancellationToken)
    {
        var rows = await (
            from parcel in db.Set<SenderParcel>()
            where parcel.IdentityId == identity
            join sighting in db.Set<SenderSighting>()
                on new { parcel.TrackNumber, parcel.Generation } equals new { sighting.TrackNumber, sighting.Generation }
            join trait in db.Set<SenderTrait>() on sighting.TraitId equals trait.Id
            where !trait.IsCut && trait.Kind < SenderTraitKind.ReturnAddress
            select new { sighting.TrackNumber, sighting.Generation, sighting.TraitId }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (new SenderParcelKey(row.TrackNumber, row.Generation), row.TraitId))];
    }

    // A join reaches over groups only while it is being undone, and then it no longer counts.
    private async Task<List<(SenderParcelKey One, SenderParcelKey Other)>> JoinedAsync(
        List<SenderParcelKey> parcels, CancellationToken cancellationToken)
    {
        var numbers = parcels.ConvertAll(parcel => parcel.TrackNumber);
        var decisions = await db.Set<SenderDecision>().AsNoTracking()
            .Where(d => d.Kind == SenderDecisionKind.Joined && d.UndoneAt == null && numbers.Contains(d.OneNumber!))
            .ToListAsync(cancellationToken);
        var mine = parcels.ToHashSet();
        return
        [
            .. decisions
                .Select(d => (
                    One: new SenderParcelKey(d.OneNumber!, d.OneGeneration!.Value),
                    Other: new SenderParcelKey(d.OtherNumber!, d.OtherGeneration!.Value)))
                .Where(joined => mine.Contains(joined.One) && mine.Contains(joined.Other)),
        ];
    }
}
