using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Staff.Audit;

/// <summary>
/// The audit log, for writing. Details never hold a phone, an address, a name, a code or a secret as they are: see
/// <see cref="Masked"/>; an account is its id.
/// </summary>
internal sealed class AuditLog(PostalTrackingDbContext db, IHttpContextAccessor requests, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds the entry to the caller's change: it is saved with it or not at all.</summary>
    public void Add(string action, string? subject, object? details = null) => db.Add(Entry(action, subject, details));

    /// <summary>Writes at once, for what changes nothing else: personal data read, a sign-in refused.</summary>
    public async Task WriteAsync(string action, string? subject, object? details, CancellationToken cancellationToken)
    {
        // Past the change tracker: whatever the caller has there is not ours to save.
        var entry = Entry(action, subject, details);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into audit_entry (at, actor, action, subject, details, network, trace_id) values (
                {entry.At}, {entry.Actor}, {entry.Action}, {entry.Subject}, {entry.Details}::jsonb, {entry.Network}, {entry.TraceId})
            """,
            cancellationToken);
    }

    private AuditEntry Entry(string action, string? subject, object? details) => new()
    {
        At = clock.GetUtcNow(),
        Actor = AuditActor.Of(requests.HttpContext?.User),
        Action = action,
        Subject = subject,
        Details = details is null ? null : JsonSerializer.Serialize(details, Json),
        Network = requests.HttpContext?.Connection.RemoteIpAddress is { } address ? Masked.Network(address) : null,
        TraceId = requests.HttpContext is { } request ? Problems.TraceId(request) : null,
    };
}
