using Microsoft.EntityFrameworkCore;
using Npgsql;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Tracking.Codes;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Features.Tracking.Store;

namespace PostalTracking.Web.Features.Protection.Sale;

/// <summary>
/// Sells protection for one parcel, for page and API alike, in the caller's transaction: policy, money, journal and announcement
/// are there together or not at all. Two round trips, both under the lock of the shift.
/// </summary>
internal sealed class SellProtection(PostalTrackingDbContext db, CodeBook codes, PolicyCodes keys, TimeProvider clock)
{
    private const int Attempts = 3;

    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    public async Task<SaleOutcome> SellAsync(SaleOrder order, Seller seller, CancellationToken cancellationToken)
    {
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("A sale is made inside a transaction.");
        for (var attempt = 1; ; attempt++)
        {
            var counter = await SeeAsync(order.TrackNumber.Value, seller, cancellationToken);

            // Under the shift's lock, so that its journal runs forward in time.
            var now = JournalHead.Stored(clock.GetUtcNow());
            switch (Refusal(counter, order, seller, now))
            {
                case SaleRefusal.AlreadyProtected:
                    return new SaleOutcome.AlreadyProtected(counter.Parcel!.Policy!);
                case { } reason:
                    return new SaleOutcome.NotEligible(reason);
            }

            var policy = Draw(order, seller, counter, now);
            var buyer = keys.For(policy.PolicyNumber, policy.AccessVersion);
            try
            {
                await WriteAsync(policy, buyer, order.Means, counter.Journal!, cancellationToken);
                return new SaleOutcome.Sold(policy, buyer);
            }
            // The number was drawn before (once in many hundred sales at a million), or the parcel's policy came past its lock:
            // look again.
            catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation && attempt < Attempts)
            {
                await transaction.RollbackToSavepointAsync(CounterView.BeforeSale, cancellationToken);
            }
        }
    }

    // A renumbered parcel is sold under the number it is kept under.
    private async Task<CounterView> SeeAsync(string number, Seller seller, CancellationToken cancellationToken)
    {
        var counter = await CounterView.LockAsync(Connection, number, seller, cancellationToken);
        return counter.Parcel is null && (await AliasRows.FindAsync(Connection, [number], cancellationToken)).TryGetValue(
            number, out var kept)
            ? await CounterView.LockAsync(Connection, kept.TrackNumber, seller, cancellationToken)
            : counter;
    }

    private SaleRefusal? Refusal(CounterView counter, SaleOrder order, Seller seller, DateTimeOffset now) => counter switch
    {
        { Parcel: null } => SaleRefusal.UnknownNumber,
        { Journal: null } => SaleRefusal.ShiftClosed,
        _ => Eligibility.Refusal(counter.Parcel.At(codes), order.Cod, order.Consent, seller.Office, counter.Zone, now),
    };

    private static Policy Draw(SaleOrder order, Seller seller, CounterView counter, DateTimeOffset now)
    {
        var parcel = counter.Parcel!.Shipment;
        var tariff = Tariff.InEffect(counter.Tariffs, now) ?? throw new InvalidOperationException($"No tariff is in effect at {now:O}.");
        var cover = Coverage.Of(now, tariff.CoverMonths, counter.Zone);
        return new Policy
        {
            TrackNumber = parcel.TrackNumber,
            Generation = parcel.Generation,
            PolicyNumber = PolicyDigits.Draw(),
            Status = PolicyStatus.Active,
            TariffId = tariff.Id,
            Premium = tariff.Premium,
            CoverLimit = order.Cod,
            EvidenceRule = tariff.EvidenceFor(order.Cod),
            CoverFrom = cover.From,
            CoverUntil = cover.Until,
            Office = seller.Office,
            ShiftId = seller.ShiftId,
            SoldBy = seller.StaffId,
            Phone = order.Phone,
            Email = order.Email,
        };
    }

    private async Task WriteAsync(
        Policy policy, BuyerKeys buyer, PaymentMeans means, JournalHead journal, CancellationToken cancellationToken)
    {
        var entry = journal.Next(
            policy.CoverFrom, JournalKind.Sale, policy.Premium, means, policy.TrackNumber, policy.PolicyNumber, null, policy.SoldBy);
        await using var batch = new NpgsqlBatch(Connection);
        NpgsqlBatchCommand[] commands =
        [
            .. PolicyRows.Insert(policy, buyer.CodeHash, means),
            .. JournalHead.Commands(entry),
            PolicyOutbox.Message(PolicyOutbox.Sold, policy, policy.CoverFrom),

            // Protected parcels come first in the carriers' budgets.
            new("update poll_plan set tier = $3 where track_number = $1 and generation = $2 and tier > $3")
            {
                Parameters =
                {
                    new() { Value = policy.TrackNumber },
                    new() { Value = policy.Generation },
                    new() { Value = (short)PollTier.Protected },
                },
            },
        ];
        Array.ForEach(commands, batch.BatchCommands.Add);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
