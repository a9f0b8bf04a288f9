using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Polling;

namespace PostalTracking.Web.Features.Tracking.Money;

/// <summary>The right to answer for the money of one parcel.</summary>
internal sealed record CodLease(string TrackNumber, short Generation, int Lease, DateTimeOffset CollectedAt);

/// <summary>One event of a money order as the post tells it.</summary>
internal sealed record ToldMoneyOrder(
    DateTimeOffset OccurredAt, int Type, string OrderNumber, long Kopecks, int Office, int PayingOffice);

/// <summary>
/// Takes in what the post says of the money, and decides when to ask again. Each answer is one statement: it stores and plans,
/// or, where its claim was taken over, does neither.
/// </summary>
internal sealed class MoneyOrders(
    NpgsqlDataSource database, IOptions<CodOptions> options, IOptions<PollingOptions> polling, TimeProvider clock)
{
    // The money is a day on its way; after three it is late anyhow, and more questions do not hasten it.
    private static readonly TimeSpan AtFirst = TimeSpan.FromHours(6);
    private static readonly TimeSpan Later = TimeSpan.FromDays(1);
    private static readonly TimeSpan First = TimeSpan.FromDays(3);

    /// <returns>False: somebody else has the claim now.</returns>
    public async Task<bool> TakeAsync(CodLease lease, IReadOnlyList<ToldMoneyOrder> told, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (due, end) = Plan(lease, told, now);
        await using var command = database.CreateCommand(
            """
            with held as (
                update cod_watch set checked_at = @now, next_due = case when ended_by is null then @due end,
                    ended_by = coalesce(ended_by, @end)
                where track_number = @number and generation = @generation and lease = @lease
                returning track_number, generation),
            added as (
                insert into money_order_event
                    (track_number, generation, occurred_at, type, order_number, kopecks, office, paying_office, heard_at)
                select h.track_number, h.generation, t, y, o, k, f, p, @now
                from held h, unnest(@times, @types, @orders, @kopecks, @offices, @paying) as u (t, y, o, k, f, p)
                on conflict do nothing)
            select count(*) from held
            """);
        var p = command.Parameters;
        p.AddWithValue("now", now);
        p.AddWithValue("due", NpgsqlDbType.TimestampTz, (object?)due ?? DBNull.Value);
        p.AddWithValue("end", NpgsqlDbType.Smallint, end is { } why ? (short)why : DBNull.Value);
        p.AddWithValue("number", lease.TrackNumber);
        p.AddWithValue("generation", lease.Generation);
        p.AddWithValue("lease", lease.Lease);
        p.AddWithValue("times", told.Select(m => m.OccurredAt).ToArray());
        p.AddWithValue("types", told.Select(m => m.Type).ToArray());
        p.AddWithValue("orders", told.Select(m => m.OrderNumber).ToArray());
        p.AddWithValue("kopecks", told.Select(m => m.Kopecks).ToArray());
        p.AddWithValue("offices", told.Select(m => m.Office).ToArray());
        p.AddWithValue("paying", told.Select(m => m.PayingOffice).ToArray());
        return (long)(await command.ExecuteScalarAsync(cancellationToken))! > 0;
    }

    private (DateTimeOffset? Due, CodWatchEnd? End) Plan(CodLease lease, IReadOnlyList<ToldMoneyOrder> told, DateTimeOffset now)
    {
        var transfer = CodTransfer.Of(
            true,
            lease.CollectedAt,
            null,
            told.Select(m => new MoneyOrderStep(m.OccurredAt, m.Type, m.Kopecks)),
            now,
            options.Value.PayoutLateAfter);
        var age = now - lease.CollectedAt;
        var wait = (age < First ? AtFirst : Later) * polling.Value.Scale;
        return transfer.State == CodState.PaidOut ? (null, CodWatchEnd.PaidOut)
            : age > options.Value.GiveUpAfter ? (null, CodWatchEnd.GivenUp)
            : (now + (wait < polling.Value.ShortestInterval ? polling.Value.ShortestInterval : wait), null);
    }
}
