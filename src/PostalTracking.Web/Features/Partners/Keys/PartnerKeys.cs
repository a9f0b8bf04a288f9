using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Partners;

/// <param name="Days">The days it was used on, the newest first.</param>
internal sealed record KeyRow(ApiKey Key, IReadOnlyList<KeyUsageDay> Days)
{
    public long Requests => Days.Sum(Total);

    public static long Total(KeyUsageDay day) => day.Answered + day.Refused + day.Limited + day.Failed;
}

/// <summary>The keys of one partner: never another's. Each act is one transaction with its entry in the audit log.</summary>
internal sealed class PartnerKeys(PostalTrackingDbContext db, AuditLog audit, TimeProvider clock)
{
    public const int UsageDays = 30;

    /// <summary>In use and in replacement.</summary>
    public const int MostOfName = 2;

    // The letters "keys", and the partner beside them: two forms sent at once must not make a third key of one name.
    private const int Lock = 0x6b657973;

    // What ended long ago only stands in the way.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    public async Task<IReadOnlyList<KeyRow>> ReadAsync(int tenant, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (since, first) = (now - Remembered, DateOnly.FromDateTime(now.UtcDateTime).AddDays(1 - UsageDays));
        var keys = await db.Set<ApiKey>().AsNoTracking()
            .Where(k => k.TenantId == tenant && (k.RevokedAt == null || k.RevokedAt > since) && (k.ExpiresAt == null || k.ExpiresAt > since))
            .ToListAsync(cancellationToken);
        var prefixes = keys.Select(key => key.Prefix).ToList();
        var days = (await db.Set<KeyUsageDay>().AsNoTracking()
                .Where(d => prefixes.Contains(d.KeyPrefix) && d.Day >= first)
                .OrderByDescending(d => d.Day)
                .ToListAsync(cancellationToken))
            .ToLookup(day => day.KeyPrefix);
        return
        [
            .. keys
                .OrderByDescending(key => key.IsValidAt(now))
                .ThenBy(key => key.Name, StringComparer.Ordinal)
                .ThenByDescending(key => key.CreatedAt)
                .Select(key => new KeyRow(key, [.. days[key.Prefix]])),
        ];
    }

    /// <returns>The token, to be shown once.</returns>
    public async Task<(KeyRefusal? Refusal, ApiKey? Key, string? Token)> IssueAsync(
        int tenant, KeyForm form, CancellationToken cancellationToken)
    {
        var name = form.Name?.Trim() ?? "";
        var (networks, wrong) = KeyNetworks.Read(form.Networks);
        KeyRefusal? refusal =
            name.Length is 0 or > ApiKey.LongestName || name.Any(char.IsControl) ? KeyRefusal.NoName
            : form.Scopes.Length == 0 || form.Scopes.Except(KeyForm.OwnScopes).Any() ? KeyRefusal.NoScope
            : !KeyForm.Lives.Contains(form.Days) ? KeyRefusal.NoLife
            : wrong is not null ? KeyRefusal.WrongNetwork
            : networks.Length > KeyNetworks.Most ? KeyRefusal.TooManyNetworks
            : null;
        if (refusal is not null)
        {
            return (refusal, null, null);
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock}, {tenant})", cancellationToken);
        var active = await db.Set<ApiKey>().CountAsync(
            k => k.TenantId == tenant && k.Name == name && k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now),
            cancellationToken);
        if (active >= MostOfName)
        {
            return (KeyRefusal.TwoOfName, null, null);
        }

        var (key, token) = ApiKey.Issue(tenant, form.Scopes.Distinct(), now, now.AddDays(form.Days), name, networks);
        db.Add(key);
        audit.Add(
            AuditActions.PartnerKeyIssued, key.Prefix, new { tenant, key.Name, key.Scopes, Networks = key.Networks.Length, key.ExpiresAt });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (null, key, token);
    }

    /// <summary>Counts within a second everywhere: see <see cref="ApiKeyLookup"/>. A second time changes nothing.</summary>
    public async Task<KeyRefusal?> RevokeAsync(int tenant, string? prefix, CancellationToken cancellationToken)
    {
        var key = await db.Set<ApiKey>().SingleOrDefaultAsync(k => k.Prefix == prefix && k.TenantId == tenant, cancellationToken);
        if (key is null)
        {
            return KeyRefusal.NoSuchKey;
        }

        if (DemoKeys.IsDemo(key.Prefix))
        {
            return KeyRefusal.OfTheDemo;
        }

        if (key.RevokedAt is null)
        {
            key.Revoke(clock.GetUtcNow());
            audit.Add(AuditActions.PartnerKeyRevoked, key.Prefix, new { tenant, key.Name });
            await db.SaveChangesAsync(cancellationToken);
        }

        return null;
    }
}
