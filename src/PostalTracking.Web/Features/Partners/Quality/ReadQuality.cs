using Microsoft.EntityFrameworkCore;
using Npgsql;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.Web.Features.Partners;

/// <summary>Puts the score card of one partner together.</summary>
internal sealed class ReadQuality(PostalTrackingDbContext db, NpgsqlDataSource database, CodeBook codes, TimeProvider clock)
{
    public const int MostCodes = 50;

    public static IReadOnlyList<int> Spans { get; } = [7, 30, 90];

    /// <summary>A parcel announced may lie for so long before the first post takes it.</summary>
    public static readonly TimeSpan QuietAfter = TimeSpan.FromDays(5);

    public async Task<QualityCard> RunAsync(int tenant, int days, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var last = DateOnly.FromDateTime(now.UtcDateTime);
        var first = last.AddDays(1 - days);
        var since = new DateTimeOffset(first.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var counted = await db.Set<EventDay>().AsNoTracking()
            .Where(d => d.TenantId == tenant && d.Day >= first)
            .OrderBy(d => d.Day)
            .ToListAsync(cancellationToken);
        var sent = await db.Set<UnmappedCode>().AsNoTracking()
            .Where(c => c.TenantId == tenant && c.LastAt >= since)
            .OrderByDescending(c => c.Events).ThenBy(c => c.Code)
            .Take(2 * MostCodes)
            .ToListAsync(cancellationToken);

        // What has entered a table since is no longer the partner's trouble.
        return new(
            first,
            last,
            counted,
            await ParcelsAsync(tenant, since, now - QuietAfter, cancellationToken),
            [.. sent.Where(code => !codes.Find(code.Carrier, code.Code).Known).Take(MostCodes)]);
    }

    // Statuses 0 and 10: nothing heard, handed over; service 7 travels without a word by its nature.
    private async Task<ParcelQuality> ParcelsAsync(
        int tenant, DateTimeOffset since, DateTimeOffset quiet, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select count(*),
                count(*) filter (where status = 0 and service <> 7 and registered_at < $3),
                count(*) filter (where service <> 7 and registered_at < $3),
                count(*) filter (where status = 10 and dispatched_at is null),
                count(*) filter (where status = 10)
            from shipment_view where tenant_id = $1 and registered_at >= $2
            """);
        command.Parameters.AddWithValue(tenant);
        command.Parameters.AddWithValue(since);
        command.Parameters.AddWithValue(quiet);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new(
            reader.GetInt64(0),
            new(reader.GetInt64(1), reader.GetInt64(2)),
            new(reader.GetInt64(3), reader.GetInt64(4)));
    }
}
