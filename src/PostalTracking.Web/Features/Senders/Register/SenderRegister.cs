using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Senders;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Senders.Traits;

namespace PostalTracking.Web.Features.Senders.Register;

/// <summary>
/// Writes down what is seen of senders, in the caller's transaction. Whoever changes the register holds its one row until the commit,
/// so the changes come one after the other; each sees what the one before left, and nobody waits for anything else while holding it.
/// </summary>
internal sealed class SenderRegister(PostalTrackingDbContext db, SenderGroups groups, TimeProvider clock)
{
    /// <summary>Traits seen on a parcel: whoever bears one of the strong ones becomes one sender with it. Repeats change nothing.</summary>
    /// <param name="number">What the parcel's row knows its sender by.</param>
    public async Task<Guid> SeeAsync(
        SenderParcelKey parcel, int? number, IReadOnlyList<KeptTrait> traits, CancellationToken cancellationToken)
    {
        await groups.LockAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var kinds = traits.Select(trait => (short)trait.Kind).ToArray();
        var hashes = traits.Select(trait => trait.Hash).ToArray();
        var masks = traits.Select(trait => trait.Masked).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into sender_trait (kind, hash, masked, seen_at)
            select kind, hash, masked, {now} from unnest({kinds}, {hashes}, {masks}) as t (kind, hash, masked)
            on conflict (kind, hash) do nothing
            """,
            cancellationToken);
        var seen = await db.Set<SenderTrait>()
            .FromSql(
                $"""
                select t.* from sender_trait t where t.id = {number ?? 0}
                    or exists (select from unnest({kinds}, {hashes}) as u (kind, hash) where (u.kind, u.hash) = (t.kind, t.hash))
                """)
            .AsNoTracking().ToListAsync(cancellationToken);

        var known = await groups.IdentityOfAsync(parcel, cancellationToken);
        var identity = await groups.JoinAsync(
            [.. seen.Where(trait => trait.Kind.IsStrong() && !trait.IsCut).Select(trait => trait.IdentityId).Append(known).OfType<Guid>()],
            cancellationToken);
        if (known is null)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into sender_parcel (track_number, generation, identity_id)
                values ({parcel.TrackNumber}, {parcel.Generation}, {identity})
                """,
                cancellationToken);
        }

        var ids = seen.Select(trait => trait.Id).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into sender_sighting (track_number, generation, trait_id, seen_at)
            select {parcel.TrackNumber}, {parcel.Generation}, id, {now} from unnest({ids}) as t (id) on conflict do nothing
            """,
            cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            update sender_trait set identity_id = {identity}
            where id = any({ids}) and not is_cut and kind < {(short)SenderTraitKind.ReturnAddress}
                and identity_id is distinct from {identity}
            """,
            cancellationToken);
        return identity;
    }

    /// <summary>It was mistyped. Whom only this trait joined part again.</summary>
    /// <returns>False where it was not there.</returns>
    public async Task<bool> UnseeAsync(SenderParcelKey parcel, int traitId, CancellationToken cancellationToken)
    {
        await groups.LockAsync(cancellationToken);
        var gone = await db.Set<SenderSighting>()
            .Where(s => s.TrackNumber == parcel.TrackNumber && s.Generation == parcel.Generation && s.TraitId == traitId)
            .ExecuteDeleteAsync(cancellationToken);
        if (gone > 0 && await groups.IdentityOfAsync(parcel, cancellationToken) is { } identity)
        {
            await groups.PartAsync(identity, cancellationToken);
        }

        return gone > 0;
    }

    /// <summary>A claim was decided so. Decided again it counts from then.</summary>
    public async Task ConfirmAsync(
        string claimNumber, SenderParcelKey parcel, int? number, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var identity = await SeeAsync(parcel, number, [], cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into sender_fraud (track_number, claim_number, generation, identity_id, confirmed_at)
            values ({parcel.TrackNumber}, {claimNumber}, {parcel.Generation}, {identity}, {at})
            on conflict (track_number, claim_number) do update set confirmed_at = excluded.confirmed_at, withdrawn_at = null
            """,
            cancellationToken);
    }

    /// <returns>Whether there was anything to withdraw.</returns>
    public async Task<bool> WithdrawAsync(
        string claimNumber, string trackNumber, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await groups.LockAsync(cancellationToken);
        return await db.Set<SenderFraud>()
            .Where(fraud => fraud.TrackNumber == trackNumber && fraud.ClaimNumber == claimNumber && fraud.WithdrawnAt == null)
            .ExecuteUpdateAsync(fraud => fraud.SetProperty(f => f.WithdrawnAt, at), cancellationToken) > 0;
    }
}
