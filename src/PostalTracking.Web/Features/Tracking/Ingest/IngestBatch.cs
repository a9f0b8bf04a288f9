using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;
using PostalTracking.Web.Features.Tracking.Money;
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
    private readonly NumberLinks _links = new();
    private HashSet<PollLease> _held = [];

    public DateTimeOffset Now => now;

    public List<(ShipmentSnapshot Shipment, HistoryEntry Entry)> Added { get; } = [];

    public async Task LockAsync(IReadOnlyList<CodedReport> reports, CancellationToken cancellationToken)
    {
        var numbers = reports
            .SelectMany(r => r.Report.OtherNumbers.Select(o => o.Number).Prepend(r.Report.Number))
            .DistinctBy(n => n.Value)
            .ToList();
        await LoadAsync([.. numbers.Select(n => n.Value)], cancellationToken);

        // A carrier or partner knows the number: from now on it is a parcel.
        var heardOf = reports.Where(r => r.Entries.Count > 0).Select(r => r.Report.Number.Value).ToHashSet();
        var born = numbers
            .Where(n => heardOf.Contains(n.Value) && !Knows(n.Value))
            .OrderBy(n => n.Value, StringComparer.Ordinal)
            .ToList();
        if (born.Count > 0)
        {
            // Another batch may have made one a second number of its parcel meanwhile: that is then found as such.
            await ShipmentRows.InsertAsync(connection, [.. born.Select(n => ShipmentRows.New(n, 1))], now, cancellationToken);
            await LoadAsync([.. born.Select(n => n.Value)], cancellationToken);
        }

        var leases = reports.Select(r => r.Report.Lease).OfType<PollLease>().ToList();
        _held = leases.Count == 0 ? [] : await PollRows.LockHeldAsync(connection, leases, cancellationToken);
    }

    public bool Holds(PollLease lease) => _held.Contains(lease);

    public bool Knows(string trackNumber) => _uses.ContainsKey(KeptAs(trackNumber));

    /// <summary>The number under which the parcel is kept that goes by this one.</summary>
    public TrackNumber Parcel(TrackNumber number) => KeptAs(number.Value) is var kept && kept == number.Value ? number : TrackNumber.Parse(kept);

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

    /// <param name="isAbout">The carrier spoke of this parcel, or of none: not of another one with the same number.</param>
    /// <param name="facts">What of the report's facts is about this parcel.</param>
    public void Put(CarrierReport report, ShipmentSnapshot before, Merged merged, bool isAbout, ParcelFacts facts)
    {
        var after = Facts.Apply(merged.After, facts);
        if (report.Lease is not null && isAbout)
        {
            after = after with { CheckedAt = now, Sources = Checked(after.Sources, report.Carrier) };
        }

        // A change without an event of its own (what was registered or found out, silence that ran out) still raises the version.
        if (merged.Added.Count == 0 && (after.Status != before.Status || Facts.Differ(before, after)))
        {
            after = after with { Version = after.Version + 1 };
        }

        var change = Keep(before, after);
        change.Reports.Add(report);
        change.Facts.Add(facts);
        Added.AddRange(merged.Added.Select(e => (after, e)));
    }

    /// <summary>The parcel also goes by this number. A parcel that was kept under that one becomes part of it.</summary>
    /// <returns>False: the number leads to another parcel, and stays so.</returns>
    public bool Link(ParcelKey parcel, OtherNumber named, CodeBook codes)
    {
        var before = _uses[parcel.TrackNumber].Find(u => u.Generation == parcel.Generation)!;
        var number = named.Number.Value;
        var known = before.OtherNumbers.FirstOrDefault(n => n.Number == number);
        var told = new KnownNumber(number, named.Change, named.Since ?? known?.Since);

        // Who put the label on knows more of it than who merely names the number.
        if (number == parcel.TrackNumber || told == known || (told.Change == NumberChange.NextCarrier && known is not null))
        {
            return true;
        }

        var after = before with { OtherNumbers = [.. before.OtherNumbers.Where(n => n.Number != number), told], Version = before.Version + 1 };
        if (_uses.TryGetValue(number, out var others))
        {
            var other = Tracking.Uses.NewestFirst(others)[0];
            if (Absorption.Of(after, other, codes, now) is not { } absorbed)
            {
                return false;
            }

            after = absorbed.After;
            Added.AddRange(absorbed.Added.Select(e => (after, e)));
            _links.Absorb(new ParcelKey(number, other.Generation), parcel);
            _links.Lead(told, other.Generation, parcel);
            _changes.Remove((number, other.Generation));
            others.Remove(other);
            if (others.Count == 0)
            {
                _uses.Remove(number);
            }
        }
        else if (_links.ParcelOf(number) is { } leadsTo && leadsTo != parcel)
        {
            return false;
        }
        else
        {
            _links.Lead(told, 1, parcel);
        }

        Keep(before, after);
        return true;
    }

    public async Task SaveAsync(PollSchedule schedule, CodeBook codes, CancellationToken cancellationToken)
    {
        var changes = _changes.Values.OrderBy(c => c.After.TrackNumber, StringComparer.Ordinal).ThenBy(c => c.After.Generation).ToList();
        var born = changes.Where(c => c.Before is { Version: 0, Generation: > 1 }).Select(c => c.After).ToList();
        await ShipmentRows.InsertAsync(connection, born, now, cancellationToken);

        var plans = changes
            .SelectMany(c => schedule.Plan(
                c.After, c.Reports, carrier => Tracking.Uses.IsAskedAbout(_uses[c.After.TrackNumber], c.After, carrier), c.HasNews, now))
            .ToList();
        foreach (var change in changes)
        {
            change.After = change.After with { NextCheckAt = PollSchedule.NextCheck(change.After, plans) };
        }

        await EventRows.InsertAsync(connection, Added, now, cancellationToken);
        await ShipmentRows.UpdateAsync(connection, [.. changes.Select(c => c.After)], cancellationToken);
        await ShipmentRows.UpdateFactsAsync(connection, changes, cancellationToken);
        await AliasRows.SaveAsync(connection, _links.Found, cancellationToken);
        await AliasRows.AbsorbAsync(connection, _links.Absorbed, cancellationToken);
        await PollRows.SaveAsync(connection, plans, now, cancellationToken);
        await PollRows.NotFoundAsync(connection, _notFound, schedule.RememberNotFound, now, cancellationToken);
        await PollRows.NoLongerUnknownAsync(connection, [.. Names(changes)], cancellationToken);
        await CodWatchRows.FollowAsync(connection, changes.Select(c => c.After), codes, now, cancellationToken);
        await ShipmentOutbox.InsertAsync(connection, [.. changes.Where(c => c.HasNews)], now, cancellationToken);
        if (_notFound.Count > 0 || changes.Exists(c => ShipmentMark.Of(c.After) != ShipmentMark.Of(c.Before)))
        {
            await ShipmentTick.SendAsync(connection, cancellationToken);
        }
    }

    private Change Keep(ShipmentSnapshot before, ShipmentSnapshot after)
    {
        var key = (after.TrackNumber, after.Generation);
        var change = _changes.TryGetValue(key, out var earlier) ? earlier : _changes[key] = new Change(before);
        change.After = after;

        var uses = _uses[after.TrackNumber];
        uses[uses.FindIndex(u => u.Generation == after.Generation)] = after;
        return change;
    }

    private IEnumerable<string> Names(IEnumerable<Change> changes) =>
        changes.Select(c => c.After.TrackNumber).Concat(_links.Found.Select(l => l.Other.TrackNumber)).Distinct();

    private string KeptAs(string trackNumber) =>
        _uses.ContainsKey(trackNumber) ? trackNumber : _links.ParcelOf(trackNumber)?.TrackNumber ?? trackNumber;

    private async Task LoadAsync(string[] numbers, CancellationToken cancellationToken)
    {
        _links.Know(await AliasRows.FindAsync(connection, numbers, cancellationToken));
        string[] locked = [.. numbers.Select(n => _links.ParcelOf(n)?.TrackNumber).OfType<string>().Concat(numbers).Distinct()];
        foreach (var use in await ShipmentRows.LockAsync(connection, locked, cancellationToken))
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

        public List<ParcelFacts> Facts { get; } = [];

        public bool HasNews => After.Version > Before.Version;

        public long? Cod => Facts.Select(f => f.Cod).LastOrDefault(sum => sum is not null);

        public long? CustomsDuty => Facts.Select(f => f.CustomsDuty).LastOrDefault(sum => sum is not null);
    }
}
