using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Features.Tracking.Api;
using PostalTracking.Web.Features.Tracking.Registration;

namespace PostalTracking.Web.Features.Partners.Uploads;

/// <summary>Registers one parcel that a person typed, by the rules of the API.</summary>
internal sealed class RegisterOne(PostalTrackingDbContext db, Register register, AuditLog audit)
{
    public async Task<(RegistrationVerdict? Verdict, string? Number, RowFault? Fault)> RunAsync(
        RegisterShipments.Row row, int tenant, CancellationToken cancellationToken)
    {
        var read = RegistrationRow.Read(row);
        if (read.Parcel is not { } parcel)
        {
            return (null, null, read.Fault);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var verdict = (await register.RunAsync([parcel], tenant, cancellationToken))[parcel.Number.Value];
        if (verdict == RegistrationVerdict.RegisteredByAnother)
        {
            return (null, null, RowFault.RegisteredByAnother(parcel.Number));
        }

        audit.Add(AuditActions.ParcelRegistered, parcel.Number.Value, new { verdict = $"{verdict}" });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (verdict, parcel.Number.Value, null);
    }
}
