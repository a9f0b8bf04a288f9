using Microsoft.EntityFrameworkCore;
using Npgsql;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Senders.Register;
using PostalTracking.Web.Features.Senders.Traits;
using PostalTracking.Web.Features.Tracking.Store;

namespace PostalTracking.Web.Features.Claims.SenderReport.Work;

/// <summary>Which sender the registrar of a parcel named.</summary>
internal sealed class ParcelSenders(PostalTrackingDbContext db, SenderNumbers numbers)
{
    public Task<bool> IsKnownAsync(SenderParcelKey parcel, CancellationToken cancellationToken) =>
        Of(parcel).AnyAsync(cancellationToken);

    /// <summary>Its number in the register of senders, in the caller's transaction; null where nobody named one.</summary>
    public async Task<int?> NumberAsync(SenderParcelKey parcel, CancellationToken cancellationToken)
    {
        var named = await Of(parcel).Select(s => new { s.TenantId, s.SenderId }).SingleOrDefaultAsync(cancellationToken);
        return named is { TenantId: { } tenant, SenderId: { } id }
            ? (await numbers.KeepAsync((NpgsqlConnection)db.Database.GetDbConnection(), tenant, [id], cancellationToken))[id]
            : null;
    }

    private IQueryable<Shipment> Of(SenderParcelKey parcel) =>
        db.Set<Shipment>().Where(s => s.TrackNumber == parcel.TrackNumber && s.Generation == parcel.Generation);
}
