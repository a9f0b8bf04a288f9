using Microsoft.Extensions.Options;
using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Money;
using PostalTracking.Web.Features.Tracking.Polling;

namespace PostalTracking.Web.Features.Carriers.RussianPost;

/// <summary>
/// Who asks about which money order. A question is booked in the same budget as those about parcels, in a part kept for it: neither
/// kind can leave the other without.
/// </summary>
internal sealed class MoneyOrderClaims(NpgsqlDataSource database, IOptions<PollingOptions> options, TimeProvider clock)
{
    /// <summary>No more than can be asked at once: what is claimed here is asked.</summary>
    public async Task<IReadOnlyList<CodLease>> TakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(
            $"""
            with allowance as materialized (
                select least(case when consecutive_failures > 0 then 1 else @most end, {BudgetLeft.ForMoneyOrders}) as questions
                from {BudgetLeft.Budgets}
                where carrier = @carrier and (open_until is null or open_until <= @now)
                for update of h),
            due as materialized (
                select w.track_number, w.generation from cod_watch w
                left join poll_plan p on (p.track_number, p.generation, p.carrier) = (w.track_number, w.generation, @carrier)
                where w.next_due <= @now
                order by p.tier, w.next_due
                limit coalesce((select greatest(questions, 0) from allowance), 0)
                for update of w skip locked),
            claimed as (
                update cod_watch w set lease = w.lease + 1, next_due = @until from due
                where (w.track_number, w.generation) = (due.track_number, due.generation)
                returning w.track_number, w.generation, w.lease, w.collected_at),
            spent as (
                update carrier_health set
                    budget_day = @today,
                    budget_used = case when budget_day = @today then budget_used else 0 end + (select count(*) from due),
                    budget_used_by_unknown = case when budget_day = @today then budget_used_by_unknown else 0 end,
                    budget_used_by_money_orders =
                        case when budget_day = @today then budget_used_by_money_orders else 0 end + (select count(*) from due),
                    open_until = case when consecutive_failures > 0 then @until else open_until end
                where carrier = @carrier and exists (select 1 from due))
            select track_number, generation, lease, collected_at from claimed
            """);
        command.Parameters.AddWithValue("carrier", (short)Carrier.RussianPost);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("until", now + options.Value.Lease);
        BudgetLeft.Add(command, options.Value, now);
        command.Parameters.AddWithValue("most", options.Value.Concurrency);

        var taken = new List<CodLease>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            taken.Add(new CodLease(reader.GetString(0), reader.GetInt16(1), reader.GetInt32(2), reader.GetFieldValue<DateTimeOffset>(3)));
        }

        return taken;
    }
}
