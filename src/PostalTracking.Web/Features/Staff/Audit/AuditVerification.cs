using System.Data;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Staff.Audit;

/// <summary>Computes the whole chain anew, entry by entry as they stream by, and names every row that does not fit.</summary>
internal sealed class AuditVerification(PostalTrackingDbContext db)
{
    // The first say enough.
    private const int MostFaults = 100;

    // No transaction lives so long: the server ends one that idles after 30 seconds.
    private static readonly TimeSpan LongestTransaction = TimeSpan.FromMinutes(30);

    public async Task<AuditVerdict> RunAsync(CancellationToken cancellationToken)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));

        // One moment of the database: sealing goes on meanwhile.
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var horizon = await AuditSealing.HorizonAsync(db, cancellationToken);
        var walk = new Walk();

        await foreach (var row in Rows().WithCancellation(cancellationToken))
        {
            walk.Take(row);
        }

        walk.EndSeal();
        var waiting = 0;
        await foreach (var entry in Unsealed().WithCancellation(cancellationToken))
        {
            if (walk.IsLate(entry) || (walk.Last is { } last && last.Horizon <= horizon && entry.Transaction < last.Horizon))
            {
                walk.Fault(new(AuditFaultKind.Added, entry.Id));
            }
            else
            {
                waiting++;
            }
        }

        return new(walk.Sealed, waiting, walk.Seals, walk.Last?.Hash, walk.Faults);
    }

    private IAsyncEnumerable<Row> Rows() => (
        from seal in db.Set<AuditSeal>()
        from listed in db.Set<SealedEntry>().Where(s => s.Seal == seal.Number).DefaultIfEmpty()
        from entry in db.Set<AuditEntry>().Where(e => e.Id == listed!.EntryId).DefaultIfEmpty()
        orderby seal.Number, listed!.EntryId
        select new Row(seal, listed, entry)).AsNoTracking().AsAsyncEnumerable();

    private IAsyncEnumerable<AuditEntry> Unsealed() => db.Set<AuditEntry>().AsNoTracking()
        .Where(e => !db.Set<SealedEntry>().Any(s => s.EntryId == e.Id)).OrderBy(e => e.Id).AsAsyncEnumerable();

    private sealed record Row(AuditSeal Seal, SealedEntry? Listed, AuditEntry? Entry);

    /// <summary>The way along the chain.</summary>
    private sealed class Walk
    {
        private readonly List<(long Id, byte[] Digest)> _listed = [];
        private AuditSeal? _seal;

        public int Sealed { get; private set; }

        public int Seals { get; private set; }

        /// <summary>The last seal passed.</summary>
        public AuditSeal? Last { get; private set; }

        public List<AuditFault> Faults { get; } = [];

        public void Take(Row row)
        {
            if (_seal?.Number != row.Seal.Number)
            {
                EndSeal();
                _seal = row.Seal;
            }

            if (row.Listed is not { } listed)
            {
                return;
            }

            _listed.Add((listed.EntryId, listed.Digest));
            if (row.Entry is not { } entry)
            {
                Fault(new(AuditFaultKind.Missing, listed.EntryId, listed.Seal));
            }
            else if (!AuditDigest.Of(entry).AsSpan().SequenceEqual(listed.Digest))
            {
                Fault(new(AuditFaultKind.Altered, entry.Id, listed.Seal));
            }
            else if (IsLate(entry))
            {
                Fault(new(AuditFaultKind.Added, entry.Id, listed.Seal));
            }
            else
            {
                Sealed++;
            }
        }

        /// <summary>It should have been under the last seal passed, and was not.</summary>
        public bool IsLate(AuditEntry entry) => Last is { } last && entry.At < last.SealedAt - LongestTransaction;

        public void EndSeal()
        {
            if (_seal is not { } seal)
            {
                return;
            }

            if (seal.Number != (Last?.Number ?? 0) + 1)
            {
                Fault(new(AuditFaultKind.SealMissing, (Last?.Number ?? 0) + 1));
            }
            else if (!AuditDigest.Link(Last?.Hash, seal.Number, seal.SealedAt, seal.Horizon, _listed).AsSpan().SequenceEqual(seal.Hash))
            {
                Fault(new(AuditFaultKind.SealAltered, seal.Number));
            }

            _listed.Clear();
            Seals++;
            (Last, _seal) = (seal, null);
        }

        public void Fault(AuditFault fault)
        {
            if (Faults.Count < MostFaults)
            {
                Faults.Add(fault);
            }
        }
    }
}
