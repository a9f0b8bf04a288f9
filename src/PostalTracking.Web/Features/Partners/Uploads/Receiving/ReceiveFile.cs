using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Partners.Uploads.Store;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners.Uploads.Receiving;

/// <summary>Takes a partner's file while it comes and hands it to the dry run.</summary>
internal sealed class ReceiveFile(
    PostalTrackingDbContext db,
    NpgsqlDataSource database,
    AuditLog audit,
    IOptions<UploadOptions> options,
    TimeProvider clock)
{
    private const int LongestName = 120;

    /// <summary>The upload; or why there is none, as a key of the texts behind <c>Refused.</c>.</summary>
    public async Task<(Guid? Upload, string? Refusal)> RunAsync(
        UploadKind kind, string fileName, Stream file, int tenant, Guid member, CancellationToken cancellationToken)
    {
        // Two at once may both pass: one more is no harm.
        var working = await db.Set<PartnerUpload>().CountAsync(u => u.TenantId == tenant && u.DueAt != null, cancellationToken);
        if (working >= options.Value.AtATime)
        {
            return (null, "TooMany");
        }

        var upload = new PartnerUpload
        {
            UploadId = Guid.CreateVersion7(clock.GetUtcNow()),
            TenantId = tenant,
            MemberId = member,
            Kind = kind,
            State = UploadState.Receiving,
            FileName = NameOf(fileName),
            ReceivedAt = clock.GetUtcNow(),
            Foreseen = new(),
            Found = new(),
        };
        db.Add(upload);
        await db.SaveChangesAsync(cancellationToken);

        using var parts = new PartWriter(database, upload.UploadId);
        if (await CopyAsync(file, parts, cancellationToken) is { } refusal)
        {
            db.Remove(upload);
            await db.SaveChangesAsync(cancellationToken);
            return (null, refusal);
        }

        upload.Sha256 = await parts.EndAsync(cancellationToken);
        (upload.Length, upload.IsUtf8) = (parts.Length, parts.IsUtf8);
        (upload.State, upload.DueAt) = (UploadState.Checking, clock.GetUtcNow());
        audit.Add(AuditActions.UploadReceived, $"{upload.UploadId}", new { kind = $"{kind}", bytes = parts.Length });
        await db.SaveChangesAsync(cancellationToken);
        return (upload.UploadId, null);
    }

    private async Task<string?> CopyAsync(Stream file, PartWriter parts, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (await file.ReadAsync(buffer, cancellationToken) is > 0 and var length)
        {
            if (parts.Length + length > options.Value.LongestFile)
            {
                return "TooLong";
            }

            await parts.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
        }

        return parts.Length == 0 ? "Empty" : null;
    }

    // Old browsers send a path.
    private static string NameOf(string fileName)
    {
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        var shown = Echo.Of(name.Length == 0 ? "—" : name);
        return shown[..Math.Min(shown.Length, LongestName)];
    }
}
