using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Features.Tracking.Polling;
using PostalTracking.Web.Features.Tracking.Store;

namespace PostalTracking.Web.Features.Carriers;

/// <summary>
/// Who asks about what, and whether the carrier may be asked at all. Budget and health are one row per carrier, locked while
/// a claim is made: all instances together never ask more than the budget, and leave a failing carrier alone together.
/// </summary>
internal sealed class PollClaims(NpgsqlDataSource database, IOptions<PollingOptions> options, TimeProvider clock)
{
    /// <summary>
    /// Due parcels in the order of the budget, then numbers nobody knows in their capped part of it. After a failure a single
    /// request of a single instance goes first, and the others wait for its outcome. Where a carrier answers about many at once,
    /// only the protected and the urgent are asked about singly.
    /// </summary>
    public async Task<IReadOnlyList<PollLease>> TakeAsync(ICarrierClient client, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(
            $"""
            with allowance as materialized (
                select least(case when consecutive_failures > 0 then @probe else @batch end, {BudgetLeft.ForParcels}) as parcels,
                    {BudgetLeft.ForUnknown} as unknown
                from {BudgetLeft.Budgets}
                where carrier = @carrier and (open_until is null or open_until <= @now)
                for update of h),
            due as materialized (
                select track_number, generation, carrier from poll_plan
                where carrier = @carrier and next_due <= @now and (urgent or tier = @first or asked_as is not null or not @has_batch)
                order by tier, next_due
                limit coalesce((select greatest(parcels, 0) from allowance), 0)
                for update skip locked),
            claimed as (
                update poll_plan p set lease = p.lease + 1, lease_until = @until, next_due = @until
                from due where (p.track_number, p.generation, p.carrier) = (due.track_number, due.generation, due.carrier)
                returning p.track_number, p.generation, p.lease, p.asked_as),
            asked as materialized (
                select track_number, carrier from unknown_number
                where carrier = @carrier and next_due <= @now
                order by next_due
                limit coalesce((select greatest(least(unknown, parcels - (select count(*) from due)), 0) from allowance), 0)
                for update skip locked),
            claimed_unknown as (
                update unknown_number k set lease = k.lease + 1, lease_until = @until, next_due = @until
                from asked where (k.track_number, k.carrier) = (asked.track_number, asked.carrier)
                returning k.track_number, k.lease),
            spent as (
                update carrier_health set
                    budget_day = @today,
                    budget_used = case when budget_day = @today then budget_used else 0 end
                        + (select count(*) from due) + (select count(*) from asked),
                    budget_used_by_unknown = case when budget_day = @today then budget_used_by_unknown else 0 end
                        + (select count(*) from asked),
                    budget_used_by_money_orders = case when budget_day = @today then budget_used_by_money_orders else 0 end,
                    open_until = case when consecutive_failures > 0 then @until else open_until end
                where carrier = @carrier and exists (select 1 from due union all select 1 from asked))
            select track_number, generation, lease, asked_as from claimed
            union all select track_number, 0::smallint, lease, null from claimed_unknown
            """);
        command.Parameters.AddWithValue("carrier", (short)client.Carrier);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("until", now + options.Value.Lease);
        command.Parameters.AddWithValue("batch", options.Value.BatchSize);
        command.Parameters.AddWithValue("probe", Math.Min(client.NumbersPerRequest, options.Value.BatchSize));
        BudgetLeft.Add(command, options.Value, now);
        command.Parameters.AddWithValue("has_batch", options.Value.Budget(client.Carrier).HasBatch);
        command.Parameters.AddWithValue("first", (short)PollTier.Protected);

        var taken = new List<PollLease>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            taken.Add(new PollLease(
                reader.GetString(0), reader.GetInt16(1), client.Carrier, reader.GetInt32(2), reader.IsDBNull(3) ? null : reader.GetString(3)));
        }

        return taken;
    }

    /// <summary>The carrier was asked and did not answer: these wait a little.</summary>
    public Task PutBackAsync(IReadOnlyList<PollLease> leases, CancellationToken cancellationToken) =>
        PutBackAsync(leases, TimeSpan.FromMinutes(5), cancellationToken);

    /// <param name="rest">How long these wait, before <see cref="PollingOptions.Scale"/>.</param>
    public Task PutBackAsync(IReadOnlyList<PollLease> leases, TimeSpan rest, CancellationToken cancellationToken) =>
        BackAsync(leases, clock.GetUtcNow() + (rest * options.Value.Scale), null, cancellationToken);

    /// <summary>The carrier was not asked: these are due again, their budget unspent if its day is not over.</summary>
    public Task GiveBackAsync(IReadOnlyList<PollLease> leases, DateTimeOffset claimedAt, CancellationToken cancellationToken) =>
        BackAsync(leases, clock.GetUtcNow(), CarrierBudget.Day(claimedAt), cancellationToken);

    private async Task BackAsync(IReadOnlyList<PollLease> leases, DateTimeOffset due, DateOnly? bookedOn, CancellationToken cancellationToken)
    {
        if (leases.Count == 0)
        {
            return;
        }

        await using var command = database.CreateCommand(
            """
            with back as (
                update poll_plan p set next_due = @due, lease_until = null from unnest(@numbers, @generations, @leases) as u (n, g, l)
                where (p.track_number, p.carrier, p.lease) = (u.n, @carrier, u.l) and u.g in (p.generation, 0)
                    and p.next_due is not null returning 1),
            back_unknown as (
                update unknown_number k set next_due = @due, lease_until = null from unnest(@numbers, @generations, @leases) as u (n, g, l)
                where u.g = 0 and (k.track_number, k.carrier, k.lease) = (u.n, @carrier, u.l) returning 1)
            update carrier_health set
                budget_used = greatest(0, budget_used - (select count(*) from back) - (select count(*) from back_unknown)),
                budget_used_by_unknown = greatest(0, budget_used_by_unknown - (select count(*) from back_unknown))
            where carrier = @carrier and budget_day = @booked_on
            """);
        command.Parameters.AddWithValue("carrier", (short)leases[0].Carrier);
        command.Parameters.AddWithValue("booked_on", NpgsqlDbType.Date, (object?)bookedOn ?? DBNull.Value);
        command.Parameters.AddWithValue("due", due);
        command.Parameters.AddWithValue("numbers", leases.Select(l => l.TrackNumber).ToArray());
        command.Parameters.AddWithValue("generations", leases.Select(l => l.Generation).ToArray());
        command.Parameters.AddWithValue("leases", leases.Select(l => l.Lease).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <param name="since">When the round began: a failure that another instance had after that is newer than this success.</param>
    public async Task SucceededAsync(Carrier carrier, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            update carrier_health set consecutive_failures = 0, open_until = null, last_success_at = @now
            where carrier = @carrier and (last_failure_at is null or last_failure_at < @since)
            """);
        command.Parameters.AddWithValue("since", since);
        command.Parameters.AddWithValue("carrier", (short)carrier);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task FailedAsync(Carrier carrier, CarrierUnavailableException failure, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(
            """
            update carrier_health set
                consecutive_failures = consecutive_failures + 1, last_failure = @trouble, last_failure_at = @now,
                open_until = @now + coalesce(@leave_alone, @step * power(2, least(consecutive_failures, 8)))
            where carrier = @carrier
            """);
        command.Parameters.AddWithValue("carrier", (short)carrier);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("trouble", failure.Trouble.ToString());
        command.Parameters.AddWithValue("leave_alone", NpgsqlDbType.Interval, failure.LeaveAlone is { } known ? known : DBNull.Value);
        command.Parameters.AddWithValue("step", NpgsqlDbType.Interval, options.Value.BackOff * Jitter());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static double Jitter() => 0.8 + (Random.Shared.NextDouble() * 0.4);
}
