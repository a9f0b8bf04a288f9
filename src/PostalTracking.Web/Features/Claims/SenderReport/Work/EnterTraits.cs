using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Senders.Register;
using PostalTracking.Web.Features.Senders.Traits;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.SenderReport.Work;

/// <summary>A consultant enters what stands on a parcel's label and money order, or takes back what was mistyped.</summary>
internal sealed class EnterTraits(
    PostalTrackingDbContext db, SenderRegister register, ParcelSenders senders, SenderKey key, AuditLog audit)
{
    public Task<Guid> RunAsync(SenderParcelKey parcel, TypedTraits typed, CancellationToken cancellationToken)
    {
        var traits = typed.Keep(key);
        return InTransactionAsync(async () =>
        {
            var identity = await register.SeeAsync(
                parcel, await senders.NumberAsync(parcel, cancellationToken), traits, cancellationToken);
            audit.Add(AuditActions.SenderTraitsEntered, parcel.TrackNumber, new
            {
                identity,
                kinds = traits.Select(trait => trait.Kind.ToString()).Distinct(),
            });
            return identity;
        }, cancellationToken);
    }

    /// <returns>False where the parcel does not bear it.</returns>
    public Task<bool> RemoveAsync(SenderParcelKey parcel, int traitId, CancellationToken cancellationToken) =>
        InTransactionAsync(async () =>
        {
            var isGone = await register.UnseeAsync(parcel, traitId, cancellationToken);
            if (isGone)
            {
                audit.Add(AuditActions.SenderTraitRemoved, parcel.TrackNumber, new { trait = traitId });
            }

            return isGone;
        }, cancellationToken);

    private async Task<T> InTransactionAsync<T>(Func<Task<T>> act, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var answer = await act();
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return answer;
    }
}
