using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.CashOnDelivery;
using PostalTracking.Web.Features.Tracking.Codes;
using PostalTracking.Web.Features.Tracking.Polling;

namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>
/// The parcels of one ingest: locked in the order of their numbers (two batches can wait for each other but never both ways),
/// changed in memory, written in bulk. A handful of statements, however many parcels.
/// </summary>
internal sealed class IngestBatch(NpgsqlConnection connection, DateTimeOffset now)
{
    private readonly Dictionary<string, List<ShipmentSnapshot>> _uses = [];
    private readonly Dictionary<(string TrackNumber, short Generation), Change> _changes = [];
    private readonly List<PollLease> _notFound = [];
    private HashSet<PollLease> _held = [];

    public DateTimeOffset Now => now;

    public List<(ShipmentSnapshot Shipment, HistoryEntry Entry)> Added { get; } = [];

    public async Task LockAsync(IReadOnlyList<CodedReport> reports, CancellationToken cancellationToken)
    {
        var numbers = reports.Select(r => r.Report.Number).DistinctBy(n => n.Value).OrderBy(n => n.Value, StringComparer.Ordinal).ToList();
        await LoadAsync(numbers, cancellationToken);

        // A carrier or partner knows the number: from now on it is a parcel.
        var heardOf = reports.Where(r => r.Entries.Count > 0).Select(r => r.Report.Number.Value).ToHashSet();
        var born = numbers.Where(n => heardOf.Contains(n.Value) && !_uses.ContainsKey(n.Value)).ToList();
        if (born.Count > 0)
        {
            await ShipmentRows.InsertAsync(connection, [.. born.Select(n => ShipmentRows.New(n, 1))], now, cancellationToken);
            await LoadAsync(born, cancellationToken);
        }

        var leases = reports.Select(r => r.Report.Lease).OfType<PollLease>().ToList();
        _held = leases.Count == 0 ? [] : await PollRows.LockHeldAsync(connection, leases, cancellationToken);
    }

    public bool Holds(PollLease lease) => _held.Contains(lease);

    public bool Knows(string trackNumber) => _uses.ContainsKey(trackNumber);

    public IReadOnlyList<ShipmentSnapshot> Uses(string trackNumber) => _uses[trackNumber];

    /// <summary>The parcel of that generation as it stands in this batch; a new one where the number begins a new use.</summary>
    public ShipmentSnapshot Use(TrackNumber number, short generation)
    {
        var uses = _uses[number.Value];
        if (uses.Find(u => u.Generation == generation) is { } use)
        {
            return use;
        }

        var next = ShipmentRows.New(number, generation);
        uses.Add(next);
        return next;
    }

    public void NotFound(CarrierReport report)
    {
        if (report.Lease is { } lease)
        {
            _notFound.Add(lease);
        }
    }

    public void Put(CarrierReport report, ShipmentSnapshot before, Merged merged)
    {
        var after = Facts.Apply(merged.After, report.Facts);
        if (report.Lease is not null)
        {
            after = after with { CheckedAt = now, Sources = Checked(after.Sources, report.Carrier) };
        }

        // A change without an event of its own (what was registered or found out, silence that ran out) still raises the version.
        if (merged.Added.Count == 0 && (after.Status != before.Status || Facts.Differ(before, after)))
        {
            after = after with { Version = after.Version + 1 };
        }

        var key = (after.TrackNumber, after.Generation);
        var change = _changes.TryGetValue(key, out var earlier) ? earlier : new Change(before);
        change.After = after;
        change.Reports.Add(report);
        _changes[key] = change;

        var uses = _uses[after.TrackNumber];
        uses[uses.FindIndex(u => u.Generation == after.Generation)] = after;
        Added.AddRange(merged.Added.Select(e => (after, e)));
    }

    public async Task SaveAsync(PollSchedule schedule, CodeBook codes, CancellationToken cancellationToken)
    {
        var changes = _changes.Values.OrderBy(c => c.After.TrackNumber, StringComparer.Ordinal).ThenBy(c => c.After.Generation).ToList();
        var born = changes.Where(c => c.Before is { Version: 0, Generation: > 1 }).Select(c => c.After).ToList();
        await ShipmentRows.InsertAsync(connection, born, now, cancellationToken);

        var plans = changes.SelectMany(c => schedule.Plan(c.After, c.Reports, IsNewest(c.After), c.HasNews, now)).ToList();
        foreach (var change in changes)
        {
            change.After = change.After with { NextCheckAt = PollSchedule.NextCheck(change.After, plans) };
        }

        await EventRows.InsertAsync(connection, Added, now, cancellationToken);
        await ShipmentRows.UpdateAsync(connection, [.. changes.Select(c => c.After)], cancellationToken);
        await ShipmentRows.UpdateFactsAsync(connection, changes, cancellationToken);
        await PollRows.SaveAsync(connection, plans, now, cancellationToken);
        await PollRows.NotFoundAsync(connection, _notFound, schedule.RememberNotFound, now, cancellationToken);
        await PollRows.NoLongerUnknownAsync(connection, [.. changes.Select(c => c.After.TrackNumber).Distinct()], cancellationToken);
        await CodWatchRows.FollowAsync(connection, changes.Select(c => c.After), codes, now, cancellationToken);
        await ShipmentOutbox.InsertAsync(connection, [.. changes.Where(c => c.HasNews)], now, cancellationToken);
    }

    private bool IsNewest(ShipmentSnapshot use) => _uses[use.TrackNumber][^1].Generation == use.Generation;

    private async Task LoadAsync(IReadOnlyList<TrackNumber> numbers, CancellationToken cancellationToken)
    {
        foreach (var use in await ShipmentRows.LockAsync(connection, [.. numbers.Select(n => n.Value)], cancellationToken))
        {
            if (!_uses.TryGetValue(use.TrackNumber, out var uses))
            {
                _uses[use.TrackNumber] = uses = [];
            }

            uses.Add(use);
        }
    }

    private List<SourceState> Checked(IReadOnlyList<SourceState> sources, Carrier carrier)
    {
        var state = sources.FirstOrDefault(s => s.Carrier == carrier) ?? new SourceState(carrier, ShipmentStatus.Pending, null);
        return [.. sources.Where(s => s.Carrier != carrier).Append(state with { CheckedAt = now }).OrderBy(s => s.Carrier)];
    }

    internal sealed class Change(ShipmentSnapshot before)
    {
        public ShipmentSnapshot Before { get; } = before;

        public ShipmentSnapshot After { get; set; } = before;

        public List<CarrierReport> Reports { get; } = [];

        public bool HasNews => After.Version > Before.Version;

        public long? Cod => Reports.Select(r => r.Facts.Cod).LastOrDefault(sum => sum is not null);

        public long? CustomsDuty => Reports.Select(r => r.Facts.CustomsDuty).LastOrDefault(sum => sum is not null);
    }
}
