using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Staff.Audit;

/// <summary>
/// Puts what was written since the last seal under the next one. Any number of instances may run it.
/// </summary>
/// <remarks>
/// Entries become visible in the order of commits, not of ids or times: one written before the last seal may appear after it.
/// So a seal lists its entries by name, and keeps a horizon, the oldest transaction still open as it was made. Whatever a seal
/// did not see belongs to a transaction at or above its horizon, and there the next one looks, however long that stayed open.
/// </remarks>
internal sealed partial class AuditSealing(PostalTrackingDbContext db, TimeProvider clock, ILogger<AuditSealing> logger) : IRound
{
    // The letters "seal".
    private const long Lock = 0x7365616c;

    private const int AtOnce = 5_000;

    /// <returns>How many entries were sealed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        int bite;

        do
        {
            bite = await SealAsync(cancellationToken);
            count += bite;
        }
        while (bite == AtOnce);

        return count;
    }

    private async Task<int> SealAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.Database.SqlQuery<bool>($"""select pg_try_advisory_xact_lock({Lock}) as "Value" """).SingleAsync(cancellationToken))
        {
            return 0;
        }

        var last = await db.Set<AuditSeal>().AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);

        // Before the entries are read: what commits in between is seen now and is above the horizon as well, which does no harm.
        var horizon = await HorizonAsync(db, cancellationToken);
        var entries = await Unsealed(last, horizon).OrderBy(e => e.Id).Take(AtOnce).ToListAsync(cancellationToken);
        if (entries.Count == 0)
        {
            return 0;
        }

        var seal = Seal(last, entries.Count < AtOnce ? horizon : last?.Horizon ?? 0, [.. entries.Select(e =>
            (e.Id, AuditDigest.Of(e)))], out var digests);
        db.Add(seal);
        await db.SaveChangesAsync(cancellationToken);
        var ids = entries.Select(e => e.Id).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"insert into audit_sealed_entry (seal, entry_id, digest) select {seal.Number}, * from unnest({ids}, {digests})", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();

        // The log of the app is kept elsewhere: whoever rewrites the whole chain would have to rewrite it too.
        LogSealed(seal.Count, seal.Number, Convert.ToHexStringLower(seal.Hash));
        return seal.Count;
    }

    /// <summary>Every transaction before it has ended.</summary>
    public static async Task<ulong> HorizonAsync(PostalTrackingDbContext db, CancellationToken cancellationToken) => ulong.Parse(
        await db.Database.SqlQuery<string>($"""select pg_snapshot_xmin(pg_current_snapshot())::text as "Value" """).SingleAsync(cancellationToken),
        CultureInfo.InvariantCulture);

    private IQueryable<AuditEntry> Unsealed(AuditSeal? last, ulong horizon)
    {
        var unsealed = db.Set<AuditEntry>().AsNoTracking().Where(e => !db.Set<SealedEntry>().Any(s => s.EntryId == e.Id));

        // A server restored from a dump counts its transactions anew: there everything is looked through once.
        return last is null || last.Horizon > horizon ? unsealed : unsealed.Where(e => e.Transaction >= last.Horizon);
    }

    private AuditSeal Seal(AuditSeal? last, ulong horizon, (long Id, byte[] Digest)[] entries, out byte[][] digests)
    {
        var number = (last?.Number ?? 0) + 1;
        var now = clock.GetUtcNow();
        digests = [.. entries.Select(e => e.Digest)];
        return new()
        {
            Number = number,
            SealedAt = now,
            Count = entries.Length,
            Horizon = horizon,
            Hash = AuditDigest.Link(last?.Hash, number, now, horizon, entries),
        };
    }

    [LoggerMessage(LogLevel.Information, "Sealed {Count} entries of the audit log: seal {Number} is {Hash}")]
    private partial void LogSealed(int count, int number, string hash);
}
