using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Staff.Audit;

/// <summary>
/// One day of the audit log as NDJSON, with the seals made that day: kept elsewhere, it shows what a later look at the
/// database alone cannot, that the end of the chain was cut off or all of it written anew.
/// </summary>
internal static class ExportAudit
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static void MapAudit(this IEndpointRouteBuilder routes) => routes
        .MapGet("/staff/audit/{day}.ndjson", HandleAsync)
        .RequireAuthorization(StaffAccess.Audit)
        .ExcludeFromDescription();

    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    private sealed record Line(
        long Id, DateTimeOffset At, string Actor, string Action, string? Subject, JsonElement? Details, string? Network, string? TraceId, int? Seal);

    private sealed record SealLine(int Seal, DateTimeOffset SealedAt, int Count, ulong Horizon, string Hash);

    private static async Task<Results<PushStreamHttpResult, NotFound>> HandleAsync(
        string day, PostalTrackingDbContext db, AuditLog log, CancellationToken cancellationToken)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", out var date))
        {
            return TypedResults.NotFound();
        }

        await log.WriteAsync(AuditActions.AuditExported, day, null, cancellationToken);
        return TypedResults.Stream(
            stream => WriteAsync(stream, LinesAsync(db, date, cancellationToken), cancellationToken), "application/x-ndjson", $"audit-{day}.ndjson");
    }

    private static async IAsyncEnumerable<object> LinesAsync(
        PostalTrackingDbContext db, DateOnly day, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (from, until) = AuditTime.Bounds(day);
        var entries = db.Set<AuditEntry>().AsNoTracking().Where(e => e.At >= from && e.At < until).OrderBy(e => e.Id)
            .Select(e => new
            {
                Entry =
                e,
                Seal = db.Set<SealedEntry>().Where(s => s.EntryId == e.Id).Select(s => (int?)s.Seal).SingleOrDefault()
            });
        await foreach (var row in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var e = row.Entry;
            JsonElement? details = e.Details is null ? null : JsonElement.Parse(e.Details);
            yield return new Line(e.Id, e.At, e.Actor, e.Action, e.Subject, details, e.Network, e.TraceId, row.Seal);
        }

        var seals = db.Set<AuditSeal>().AsNoTracking().Where(s => s.SealedAt >= from && s.SealedAt < until).OrderBy(s => s.Number);
        await foreach (var seal in seals.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new SealLine(seal.Number, seal.SealedAt, seal.Count, seal.Horizon, Convert.ToHexStringLower(seal.Hash));
        }
    }

    private static async Task WriteAsync(Stream stream, IAsyncEnumerable<object> lines, CancellationToken cancellationToken)
    {
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            await JsonSerializer.SerializeAsync(stream, line, Json, cancellationToken);
            await stream.WriteAsync(LineEnd, cancellationToken);
        }
    }
}
