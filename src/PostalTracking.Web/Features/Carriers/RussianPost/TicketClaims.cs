using Microsoft.Extensions.Options;
using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Features.Tracking.Polling;
using PostalTracking.Web.Features.Tracking.Store;

namespace PostalTracking.Web.Features.Carriers.RussianPost;

/// <summary>A ticket whose answer may be asked for now, by us alone until the next time.</summary>
internal sealed record OpenTicket(string Ticket, IReadOnlyList<PollLease> Leases);

/// <summary>
/// Numbers that go out on a ticket, and the tickets that are out. Each step is one statement: whoever dies between two of them
/// leaves either numbers that become due again or a ticket that another instance asks about.
/// </summary>
internal sealed class TicketClaims(
    NpgsqlDataSource database, IOptions<RussianPostOptions> post, IOptions<PollingOptions> options, TimeProvider clock)
{
    private const short RussianPost = (short)Carrier.RussianPost;

    /// <summary>
    /// What is due and not left to single questions, once it fills a ticket or has waited long enough. With the day's budget spent
    /// that is everything. Claimed for a minute, as any question is: the ticket, once we have it, holds the claims longer.
    /// </summary>
    public async Task<IReadOnlyList<PollLease>> TakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(
            $"""
            with health as materialized (
                select {BudgetLeft.ForParcels} <= 0 as spent, {BudgetLeft.ForUnknown} <= 0 as spent_by_unknown
                from {BudgetLeft.Budgets}
                where carrier = @carrier and (open_until is null or open_until <= @now)
                for update of h),
            due as materialized (
                select p.track_number, p.generation, p.carrier, p.next_due from poll_plan p, health h
                where p.carrier = @carrier and p.next_due <= @now and p.asked_as is null and (h.spent or (p.tier > @first and not p.urgent))
                order by p.tier, p.next_due limit @most for update of p skip locked),
            asked as materialized (
                select k.track_number, k.carrier, k.next_due from unknown_number k, health h
                where k.carrier = @carrier and k.next_due <= @now and (h.spent or h.spent_by_unknown)
                order by k.next_due limit @most - (select count(*) from due) for update of k skip locked),
            enough as materialized (
                select count(*) >= @most or min(next_due) <= @waited as enough
                from (select next_due from due union all select next_due from asked) as both_kinds),
            claimed as (
                update poll_plan p set lease = p.lease + 1, lease_until = @until, next_due = @until from due, enough
                where enough and (p.track_number, p.generation, p.carrier) = (due.track_number, due.generation, due.carrier)
                returning p.track_number, p.generation, p.lease),
            claimed_unknown as (
                update unknown_number k set lease = k.lease + 1, lease_until = @until, next_due = @until from asked, enough
                where enough and (k.track_number, k.carrier) = (asked.track_number, asked.carrier)
                returning k.track_number, k.lease),
            probing as (
                update carrier_health set open_until = @until
                where carrier = @carrier and consecutive_failures > 0 and (select enough from enough))
            select track_number, generation, lease from claimed
            union all select track_number, 0::smallint, lease from claimed_unknown
            """);
        command.Parameters.AddWithValue("carrier", RussianPost);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("waited", now - post.Value.CollectFor);
        command.Parameters.AddWithValue("until", now + options.Value.Lease);
        BudgetLeft.Add(command, options.Value, now);
        command.Parameters.AddWithValue("first", (short)PollTier.Protected);
        command.Parameters.AddWithValue("most", (long)post.Value.BatchSize);
        return await ReadAsync(command, cancellationToken);
    }

    /// <summary>The claims are the ticket's now, until the post forgets it. Those taken over meanwhile stay with their new owner.</summary>
    public async Task KeepAsync(string ticket, IReadOnlyList<PollLease> leases, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(
            """
            with mine as materialized (
                select p.track_number, p.generation, p.carrier, p.lease from poll_plan p
                join unnest(@numbers, @generations, @leases) as u (n, g, l)
                    on (p.track_number, p.carrier, p.lease) = (u.n, @carrier, u.l) and u.g in (p.generation, 0)
                order by p.track_number, p.generation for update of p),
            mine_unknown as materialized (
                select k.track_number, k.carrier, k.lease from unknown_number k
                join unnest(@numbers, @generations, @leases) as u (n, g, l)
                    on u.g = 0 and (k.track_number, k.carrier, k.lease) = (u.n, @carrier, u.l)
                order by k.track_number for update of k),
            held as (
                update poll_plan p set lease_until = @expires, next_due = @expires from mine m
                where (p.track_number, p.generation, p.carrier) = (m.track_number, m.generation, m.carrier)),
            held_unknown as (
                update unknown_number k set lease_until = @expires, next_due = @expires from mine_unknown m
                where (k.track_number, k.carrier) = (m.track_number, m.carrier)),
            kept as (
                select track_number, generation, lease from mine
                union all select track_number, 0::smallint, lease from mine_unknown)
            insert into carrier_ticket (carrier, ticket, track_numbers, generations, leases, created_at, next_ask_at, expires_at)
            select @carrier, @ticket, array_agg(track_number), array_agg(generation), array_agg(lease), @now, @next, @expires
            from kept having count(*) > 0
            on conflict (carrier, ticket) do nothing
            """);
        AddLeases(command, leases);
        command.Parameters.AddWithValue("ticket", ticket);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("next", now + post.Value.TicketPause);
        command.Parameters.AddWithValue("expires", now + post.Value.TicketLife);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A ticket whose time has come; asking moves its next time on, whoever asks and whatever comes of it.</summary>
    public async Task<OpenTicket?> NextAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(
            """
            with due as materialized (
                select t.carrier, t.ticket from carrier_ticket t join carrier_health h on h.carrier = t.carrier
                where t.carrier = @carrier and t.next_ask_at <= @now and t.expires_at > @now
                    and (h.open_until is null or h.open_until <= @now)
                order by t.next_ask_at limit 1 for update of t skip locked)
            update carrier_ticket t set next_ask_at = @next from due
            where (t.carrier, t.ticket) = (due.carrier, due.ticket)
            returning t.ticket, t.track_numbers, t.generations, t.leases
            """);
        command.Parameters.AddWithValue("carrier", RussianPost);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("next", now + post.Value.TicketPause);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var (numbers, generations, leases) =
            (reader.GetFieldValue<string[]>(1), reader.GetFieldValue<short[]>(2), reader.GetFieldValue<int[]>(3));
        return new OpenTicket(
            reader.GetString(0), [.. numbers.Select((n, i) => new PollLease(n, generations[i], Carrier.RussianPost, leases[i]))]);
    }

    /// <summary>The ticket is done with; what it brought no answer for is due again.</summary>
    public Task CloseAsync(string ticket, IReadOnlyList<PollLease> unanswered, CancellationToken cancellationToken)
    {
        var command = database.CreateCommand(
            $"""
            with gone as (delete from carrier_ticket where carrier = @carrier and ticket = @ticket),
            back as (select n, g, l from unnest(@numbers, @generations, @leases) as u (n, g, l))
            {PutBack}
            """);
        AddLeases(command, unanswered);
        command.Parameters.AddWithValue("ticket", ticket);
        return PutBackAsync(command, cancellationToken);
    }

    /// <summary>The post has forgotten these tickets, and so do we.</summary>
    public Task CloseExpiredAsync(CancellationToken cancellationToken)
    {
        var command = database.CreateCommand(
            $"""
            with gone as (
                delete from carrier_ticket where carrier = @carrier and expires_at <= @now returning track_numbers, generations, leases),
            back as (select n, g, l from gone, unnest(track_numbers, generations, leases) as u (n, g, l))
            {PutBack}
            """);
        command.Parameters.AddWithValue("carrier", RussianPost);
        return PutBackAsync(command, cancellationToken);
    }

    // In the order in which ingest locks them.
    private const string PutBack =
        """
        , locked as materialized (
            select p.track_number, p.generation, p.carrier from poll_plan p
            join back on (p.track_number, p.carrier, p.lease) = (back.n, @carrier, back.l) and back.g in (p.generation, 0)
            where p.next_due is not null
            order by p.track_number, p.generation for update of p),
        known as (
            update poll_plan p set next_due = @now, lease_until = null from locked l
            where (p.track_number, p.generation, p.carrier) = (l.track_number, l.generation, l.carrier))
        update unknown_number k set next_due = @now, lease_until = null from back
        where back.g = 0 and (k.track_number, k.carrier, k.lease) = (back.n, @carrier, back.l)
        """;

    private async Task PutBackAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        {
            command.Parameters.AddWithValue("now", clock.GetUtcNow());
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task<IReadOnlyList<PollLease>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var taken = new List<PollLease>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            taken.Add(new PollLease(reader.GetString(0), reader.GetInt16(1), Carrier.RussianPost, reader.GetInt32(2)));
        }

        return taken;
    }

    private static void AddLeases(NpgsqlCommand command, IReadOnlyList<PollLease> leases)
    {
        command.Parameters.AddWithValue("carrier", RussianPost);
        command.Parameters.AddWithValue("numbers", leases.Select(l => l.TrackNumber).ToArray());
        command.Parameters.AddWithValue("generations", leases.Select(l => l.Generation).ToArray());
        command.Parameters.AddWithValue("leases", leases.Select(l => l.Lease).ToArray());
    }
}
