using Microsoft.EntityFrameworkCore;
using Npgsql;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Partners;

/// <summary>What the first page of the portal shows.</summary>
/// <param name="EndingKeys">In use, and soon at their end.</param>
/// <param name="Keys">In use.</param>
/// <param name="Owners">Who can let others in.</param>
internal sealed record PortalHome(
    string Organisation, long RegisteredToday, long RegisteredMonth, long Requests, long Failed, EventDay? Today, QualityCard Quality,
    IReadOnlyList<ApiKey> EndingKeys, int Keys, int Owners);

internal sealed class ReadHome(PostalTrackingDbContext db, NpgsqlDataSource database, ReadQuality quality, TimeProvider clock)
{
    public static readonly TimeSpan KeyEndsSoon = TimeSpan.FromDays(14);

    public async Task<PortalHome> RunAsync(int tenant, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var name = await db.Set<Tenant>().Where(t => t.Id == tenant).Select(t => t.Name).SingleAsync(cancellationToken);
        var keys = await db.Set<ApiKey>().AsNoTracking()
            .Where(k => k.TenantId == tenant && k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now))
            .ToListAsync(cancellationToken);
        var prefixes = keys.Select(key => key.Prefix).ToList();
        var uses = await db.Set<KeyUsageDay>().AsNoTracking()
            .Where(d => prefixes.Contains(d.KeyPrefix) && d.Day == today)
            .ToListAsync(cancellationToken);
        var owners = await db.Users.CountAsync(
            m => m.TenantId == tenant && m.Role == StaffRole.PartnerOwner && m.DisabledAt == null && m.PasswordHash != null, cancellationToken);
        var card = await quality.RunAsync(tenant, 30, cancellationToken);
        return new(
            name,
            await RegisteredAsync(tenant, new(today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), cancellationToken),
            card.Parcels.Registered,
            uses.Sum(KeyRow.Total),
            uses.Sum(use => use.Failed + use.Limited + use.Refused),
            card.Days.SingleOrDefault(day => day.Day == today),
            card,
            [.. keys.Where(key => key.ExpiresAt < now + KeyEndsSoon).OrderBy(key => key.ExpiresAt)],
            keys.Count,
            owners);
    }

    private async Task<long> RegisteredAsync(int tenant, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select count(*) from shipment_view where tenant_id = $1 and registered_at >= $2");
        command.Parameters.AddWithValue(tenant);
        command.Parameters.AddWithValue(since);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
