using Microsoft.EntityFrameworkCore;
using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Senders.Traits;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Features.Tracking.Money;
using PostalTracking.Web.Features.Tracking.Polling;
using PostalTracking.Web.Features.Tracking.Store;

namespace PostalTracking.Web.Features.Tracking.Registration;

/// <summary>
/// Takes announced parcels into the house, in the caller's transaction: the newest use of each number is created, changed or
/// left as it is. A registered parcel comes before look-ups in the carriers' budgets.
/// </summary>
internal sealed class Register(PostalTrackingDbContext db, SenderNumbers senders, PollSchedule schedule, TimeProvider clock)
{
    public async Task<IReadOnlyDictionary<string, RegistrationVerdict>> RunAsync(
        IReadOnlyList<AnnouncedParcel> parcels, int tenant, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();

        // A parcel may be announced by any of its numbers; it is kept under one.
        var led = await AliasRows.FindAsync(connection, [.. parcels.Select(p => p.Number.Value)], cancellationToken);
        TrackNumber KeptAs(TrackNumber number) => led.TryGetValue(number.Value, out var parcel) ? TrackNumber.Parse(parcel.TrackNumber) : number;
        var numbers = parcels.Select(p => KeptAs(p.Number)).DistinctBy(n => n.Value).OrderBy(n => n.Value, StringComparer.Ordinal).ToList();
        var uses = await NewestAsync(connection, numbers, isLocked: true, cancellationToken);
        var born = numbers.Where(n => !uses.ContainsKey(n.Value)).ToList();
        await ShipmentRows.InsertAsync(connection, [.. born.Select(n => ShipmentRows.New(n, 1))], now, cancellationToken);
        foreach (var (number, use) in await NewestAsync(connection, born, isLocked: true, cancellationToken))
        {
            uses[number] = use;
        }

        var shipments = await ShipmentsAsync(numbers, cancellationToken);
        var named = await senders.KeepAsync(connection, tenant, parcels.Select(p => p.SenderId).OfType<string>(), cancellationToken);
        var verdicts = new Dictionary<string, RegistrationVerdict>();
        var changed = new Dictionary<string, IngestBatch.Change>();
        var taken = new List<ParcelKey>();
        foreach (var parcel in parcels)
        {
            var use = uses[KeptAs(parcel.Number).Value];
            var shipment = shipments[(use.TrackNumber, use.Generation)];
            var wasNobodys = shipment.TenantId is null;
            var verdict = verdicts[parcel.Number.Value] = Apply(shipment, use, parcel, tenant);
            if (wasNobodys)
            {
                taken.Add(new(shipment.TrackNumber, shipment.Generation));
            }

            if (verdict is RegistrationVerdict.Created or RegistrationVerdict.Updated)
            {
                changed[use.TrackNumber] = new IngestBatch.Change(use) { After = After(use, shipment, named) };
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        await SaveAsync(connection, [.. changed.Values], now, cancellationToken);
        await ShipmentRows.TakeAsync(connection, taken, tenant, now, cancellationToken);
        return verdicts;
    }

    /// <summary>What <see cref="RunAsync"/> would answer now: by the same comparison, without a lock and without a trace.</summary>
    public async Task<IReadOnlyDictionary<string, RegistrationVerdict>> ForeseeAsync(
        IReadOnlyList<AnnouncedParcel> parcels, int tenant, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var led = await AliasRows.FindAsync(connection, [.. parcels.Select(p => p.Number.Value)], cancellationToken);
        TrackNumber KeptAs(TrackNumber number) => led.TryGetValue(number.Value, out var parcel) ? TrackNumber.Parse(parcel.TrackNumber) : number;
        var numbers = parcels.Select(p => KeptAs(p.Number)).DistinctBy(n => n.Value).ToList();
        var uses = await NewestAsync(connection, numbers, isLocked: false, cancellationToken);
        var shipments = await ShipmentsAsync([.. numbers.Where(n => uses.ContainsKey(n.Value))], cancellationToken);
        var verdicts = parcels.ToDictionary(
            p => p.Number.Value,
            p => uses.TryGetValue(KeptAs(p.Number).Value, out var use)
                ? Apply(shipments[(use.TrackNumber, use.Generation)], use, p, tenant)
                : RegistrationVerdict.Created);
        db.ChangeTracker.Clear();
        return verdicts;
    }

    private async Task<Dictionary<(string TrackNumber, short Generation), Shipment>> ShipmentsAsync(
        List<TrackNumber> numbers, CancellationToken cancellationToken)
    {
        var values = numbers.Select(n => n.Value).ToList();
        return (await db.Set<Shipment>().Where(s => values.Contains(s.TrackNumber)).ToListAsync(cancellationToken))
            .ToDictionary(s => (s.TrackNumber, s.Generation));
    }

    private RegistrationVerdict Apply(Shipment shipment, ShipmentSnapshot use, AnnouncedParcel parcel, int tenant)
    {
        if (shipment.TenantId is { } owner && owner != tenant)
        {
            return RegistrationVerdict.RegisteredByAnother;
        }

        var isNew = shipment.TenantId is null && use.Version == 0;
        Apply(shipment, parcel, tenant);
        return !db.Entry(shipment).Properties.Any(p => p.IsModified) ? RegistrationVerdict.Unchanged
            : isNew ? RegistrationVerdict.Created
            : RegistrationVerdict.Updated;
    }

    private async Task SaveAsync(
        NpgsqlConnection connection, List<IngestBatch.Change> changed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Nobody has been asked yet: the first time is now.
        var plans = changed
            .SelectMany(c => schedule.Plan(c.After, [], _ => true, hasNews: true, now))
            .Select(p => p.NextDue is null ? p : p with { NextDue = now })
            .ToList();
        foreach (var change in changed)
        {
            change.After = change.After with { NextCheckAt = PollSchedule.NextCheck(change.After, plans) };
        }

        await ShipmentRows.UpdateAsync(connection, [.. changed.Select(c => c.After)], cancellationToken);
        await PollRows.SaveAsync(connection, plans, now, cancellationToken);
        await PollRows.PreferAsync(connection, [.. changed.Select(c => c.After.TrackNumber)], PollTier.Registered, cancellationToken);
        await PollRows.NoLongerUnknownAsync(connection, [.. changed.Select(c => c.After.TrackNumber)], cancellationToken);
        await ShipmentOutbox.InsertAsync(connection, changed, now, cancellationToken);
        if (changed.Count > 0)
        {
            await ShipmentTick.SendAsync(connection, cancellationToken);
        }
    }

    private static async Task<Dictionary<string, ShipmentSnapshot>> NewestAsync(
        NpgsqlConnection connection, List<TrackNumber> numbers, bool isLocked, CancellationToken cancellationToken) =>
        numbers.Count == 0
            ? []
            : (isLocked
                ? await ShipmentRows.LockAsync(connection, [.. numbers.Select(n => n.Value)], cancellationToken)
                : await ShipmentRows.FindAsync(connection, [.. numbers.Select(n => n.Value)], cancellationToken))
                .GroupBy(u => u.TrackNumber)
                .ToDictionary(same => same.Key, same => Uses.NewestFirst(same)[0]);

    // What the partner does not say stays as it was.
    private static void Apply(Shipment shipment, AnnouncedParcel parcel, int tenant)
    {
        shipment.TenantId = tenant;
        shipment.Service = (short?)parcel.Service ?? shipment.Service;
        shipment.Origin = parcel.Origin ?? shipment.Origin;
        shipment.Destination = parcel.Destination ?? shipment.Destination;
        shipment.DestinationPostalCode = parcel.DestinationPostalCode ?? shipment.DestinationPostalCode;
        shipment.OrderValue = parcel.OrderValue ?? shipment.OrderValue;
        shipment.OrderCurrency = parcel.OrderCurrency ?? shipment.OrderCurrency;
        shipment.RegisteredCod = parcel.Cod ?? shipment.RegisteredCod;
        shipment.SenderId = parcel.SenderId ?? shipment.SenderId;
        shipment.SenderName = parcel.SenderName ?? shipment.SenderName;
        shipment.RecipientPhoneLast4 = parcel.RecipientPhoneLast4 ?? shipment.RecipientPhoneLast4;
    }

    private static ShipmentSnapshot After(ShipmentSnapshot use, Shipment shipment, IReadOnlyDictionary<string, int> named) => use with
    {
        Sender = shipment.SenderId is { } id && named.TryGetValue(id, out var sender) ? sender : use.Sender,
        Service = shipment.Service,
        Origin = shipment.Origin,
        Destination = shipment.Destination,
        DestinationPostalCode = shipment.DestinationPostalCode,
        Dues = (use.Dues & Dues.Duty)
            | (shipment.RegisteredCod > 0 || shipment.CarrierCod > 0 ? Dues.Cod : Dues.None)
            | (shipment.RecipientPhoneLast4 is not null ? Dues.PhoneKnown : Dues.None),
        Version = use.Version + 1,
    };
}
