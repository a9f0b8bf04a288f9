using Microsoft.EntityFrameworkCore;
using Npgsql;
using PostalTracking.Domain.Protection;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Senders.Warning;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Protection.Sale;

/// <summary>What the clerk sees before the sale. Sums in kopecks.</summary>
/// <param name="TrackNumber">Under which the parcel is kept, and sold.</param>
/// <param name="CurrentNumber">What stands on the parcel now.</param>
/// <param name="Office">Where it lies or was handed over; null: nobody says.</param>
/// <param name="Cod">Null: nobody names a sum, the clerk types it.</param>
/// <param name="IsCodOfCarrier">The carrier names it; otherwise the sender did.</param>
/// <param name="SenderName">As a partner registered it.</param>
/// <param name="CoverUntil">If it were sold now.</param>
/// <param name="Zone">The office's: days are told by its clocks.</param>
/// <param name="Refusal">Why it can't be sold, before a sum is typed; null: it can.</param>
/// <param name="Protection">What protects it already.</param>
/// <param name="ConfirmedFrauds">Of its sender in the last twelve months.</param>
internal sealed record Offer(
    string TrackNumber,
    string CurrentNumber,
    short Generation,
    ShipmentStatus Status,
    DateTimeOffset? StatusSince,
    DateTimeOffset? ReceivedAt,
    int? Office,
    long? Cod,
    bool IsCodOfCarrier,
    string? SenderName,
    Tariff Tariff,
    DateTimeOffset CoverUntil,
    TimeZoneInfo Zone,
    SaleRefusal? Refusal,
    Policy? Protection,
    int ConfirmedFrauds)
{
    public long Premium => Tariff.Premium;

    /// <summary>All claims together never exceed it. Null: the sum is typed yet.</summary>
    public long? Limit => Cod;

    public EvidenceRule? Rule => Cod is { } cod ? Tariff.EvidenceFor(cod) : null;
}

/// <summary>Finds what can be sold for a number that was scanned. Nothing is locked: the sale looks again.</summary>
internal sealed class SaleOffer(PostalTrackingDbContext db, CodeBook codes, SenderRecord senders, TimeProvider clock)
{
    /// <summary>Null for a number nobody knows.</summary>
    public async Task<Offer?> FindAsync(TrackNumber number, int office, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var counter = await SeeAsync(number.Value, office, cancellationToken);
            return counter.Parcel is { } parcel
                ? Of(parcel, counter, office, await FraudsAsync(parcel.Shipment, cancellationToken))
                : null;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private Task<int> FraudsAsync(ShipmentSnapshot shipment, CancellationToken cancellationToken) =>
        senders.FindAsync(shipment.TrackNumber, shipment.Generation, shipment.Sender, cancellationToken);

    private async Task<CounterView> SeeAsync(string number, int office, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var counter = await CounterView.SeeAsync(connection, number, office, cancellationToken);
        return counter.Parcel is null && (await AliasRows.FindAsync(connection, [number], cancellationToken)).TryGetValue(
            number, out var kept)
            ? await CounterView.SeeAsync(connection, kept.TrackNumber, office, cancellationToken)
            : counter;
    }

    private Offer Of(KnownParcel parcel, CounterView counter, int office, int confirmedFrauds)
    {
        var now = clock.GetUtcNow();
        var shipment = parcel.Shipment;
        var at = parcel.At(codes);
        var tariff = Tariff.InEffect(counter.Tariffs, now) ?? throw new InvalidOperationException($"No tariff is in effect at {now:O}.");
        return new Offer(
            shipment.TrackNumber,
            shipment.CurrentNumber,
            shipment.Generation,
            shipment.Status,
            shipment.StatusSince,
            shipment.ReceivedAt,
            at.Office,
            at.Cod,
            parcel.CarrierCod is not null,
            parcel.SenderName,
            tariff,
            Coverage.Of(now, tariff.CoverMonths, counter.Zone).Until,
            counter.Zone,
            Eligibility.Refusal(at, office, counter.Zone, now),
            parcel.Policy,
            confirmedFrauds);
    }
}
