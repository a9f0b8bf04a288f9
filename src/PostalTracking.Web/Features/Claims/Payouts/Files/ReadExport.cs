using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.Payouts.Files;

/// <summary>Hands out a file that was made, the same bytes each time, and writes down who took it.</summary>
internal static class ReadExport
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/desk/payouts/files/{exportId:guid}.csv", CsvAsync)
            .RequireAuthorization(StaffAccess.Payouts).ExcludeFromDescription();
        routes.MapGet("/desk/payouts/files/{exportId:guid}.xml", XmlAsync)
            .RequireAuthorization(StaffAccess.Payouts).ExcludeFromDescription();
    }

    private static Task<Results<FileContentHttpResult, NotFound>> CsvAsync(
        Guid exportId, PostalTrackingDbContext db, IDataProtectionProvider safe, AuditLog audit, CancellationToken cancellationToken) =>
        ReadAsync(exportId, db, safe, audit, "csv", "text/csv; charset=utf-8", e => (e.Csv, e.CsvSha256), cancellationToken);

    private static Task<Results<FileContentHttpResult, NotFound>> XmlAsync(
        Guid exportId, PostalTrackingDbContext db, IDataProtectionProvider safe, AuditLog audit, CancellationToken cancellationToken) =>
        ReadAsync(exportId, db, safe, audit, "xml", "application/xml", e => (e.Xml, e.XmlSha256), cancellationToken);

    private static async Task<Results<FileContentHttpResult, NotFound>> ReadAsync(
        Guid exportId,
        PostalTrackingDbContext db,
        IDataProtectionProvider protection,
        AuditLog audit,
        string form,
        string type,
        Func<PayoutExport, (byte[] Content, byte[] Hash)> part,
        CancellationToken cancellationToken)
    {
        var exports = db.Set<PayoutExport>().AsNoTracking();
        if (await exports.SingleOrDefaultAsync(one => one.Id == exportId, cancellationToken) is not { } export)
        {
            return TypedResults.NotFound();
        }

        var (content, hash) = part(export);
        var bytes = protection.CreateProtector(ExportPayouts.Purpose).Unprotect(content);
        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(hash))
        {
            throw new InvalidOperationException($"The file {exportId} is not the one that was made.");
        }

        await audit.WriteAsync(AuditActions.PayoutFileRead, $"{exportId}", new { form }, cancellationToken);
        return TypedResults.File(bytes, type, $"payouts-{export.MadeAt.UtcDateTime:yyyyMMdd-HHmm}-{$"{exportId:N}"[^6..]}.{form}");
    }
}
