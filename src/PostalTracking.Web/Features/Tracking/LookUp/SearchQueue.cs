using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Polling;
using PostalTracking.Web.Features.Tracking.Store;

namespace PostalTracking.Web.Features.Tracking.LookUp;

/// <summary>
/// Look-ups ask for carriers to be asked, and do not wait for it: what they want is collected here and written in bulk.
/// Losing it with the process costs nothing, the next look-up wants it again.
/// </summary>
internal sealed class SearchQueue(NpgsqlDataSource database, IOptions<PollingOptions> options, TimeProvider clock)
{
    private const int Most = 10_000;

    private readonly Channel<Wanted> _wanted = Channel.CreateBounded<Wanted>(
        new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Nobody knows the number: the carriers that might are to be asked, and the one the visitor named.</summary>
    public void Search(TrackNumber number, Carrier? named) => _wanted.Writer.TryWrite(new(number.Value, 0, named));

    /// <summary>By the visitor's word this carrier has the parcel: it stays among those that are asked.</summary>
    public void AskToo(ShipmentSnapshot shipment, Carrier carrier) =>
        _wanted.Writer.TryWrite(new(shipment.TrackNumber, shipment.Generation, carrier));

    /// <summary>Somebody looks at a parcel: it is asked about now, unless that was just done or there is no more to come.</summary>
    public void Wake(ShipmentSnapshot shipment, DateTimeOffset now)
    {
        var checkedLately = shipment.CheckedAt > now - options.Value.ShortestInterval;
        if (!checkedLately && !shipment.Status.IsFinal() && !(shipment.NextCheckAt <= now))
        {
            _wanted.Writer.TryWrite(new(shipment.TrackNumber, shipment.Generation, null));
        }
    }

    /// <summary>Waits for the first look-up, then writes all that have come.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) => await _wanted.Reader.WaitToReadAsync(cancellationToken);

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var wanted = new HashSet<Wanted>();
        while (_wanted.Reader.TryRead(out var one))
        {
            wanted.Add(one);
        }

        if (wanted.Where(w => w is { Generation: > 0, Named: null }).Select(w => w.Number).Distinct().ToArray() is { Length: > 0 } known)
        {
            await WakeAsync(known, now, cancellationToken);
        }

        if (wanted.Where(w => w is { Generation: > 0, Named: not null }).ToList() is { Count: > 0 } named)
        {
            await AskTooAsync(named, now, cancellationToken);
        }

        if (wanted.Where(w => w.Generation == 0).ToList() is { Count: > 0 } unknown)
        {
            await RememberAsync(unknown, now, cancellationToken);
        }
    }

    // What is locked is being answered or asked at this moment; waiting for it could be mutual.
    private async Task WakeAsync(string[] numbers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            with asleep as (
                select track_number, generation, carrier from poll_plan
                where track_number = any(@numbers) and next_due > @now
                    and (lease_until is null or lease_until <= @now) and (checked_at is null or checked_at < @stale)
                for update skip locked)
            update poll_plan p set next_due = @now, urgent = true
            from asleep a where (p.track_number, p.generation, p.carrier) = (a.track_number, a.generation, a.carrier)
            """);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("stale", now - options.Value.ShortestInterval);
        command.Parameters.AddWithValue("numbers", numbers);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task AskTooAsync(List<Wanted> wanted, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asked = wanted.Where(w => options.Value.IsPolled(w.Named!.Value)).ToList();
        await using var command = database.CreateCommand(
            """
            insert into poll_plan (track_number, generation, carrier, tier, next_due, lease)
            select v.track_number, v.generation, c, @tier, @now, 0 from unnest(@numbers, @generations, @carriers) as u (n, g, c)
            join shipment_view v on (v.track_number, v.generation) = (u.n, u.g)
            order by 1, 2, 3
            on conflict (track_number, generation, carrier) do nothing
            """);
        command.Parameters.AddWithValue("tier", (short)PollTier.Anonymous);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("numbers", asked.Select(a => a.Number).ToArray());
        command.Parameters.AddWithValue("generations", asked.Select(a => a.Generation).ToArray());
        command.Parameters.AddWithValue("carriers", asked.Select(a => (short)a.Named!.Value).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task RememberAsync(List<Wanted> unknown, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asked = unknown
            .SelectMany(w => CarrierGuess.For(TrackNumber.Parse(w.Number)).Select(guess => (Carrier?)guess.Carrier).Append(w.Named)
                .OfType<Carrier>().Select(carrier => (w.Number, Carrier: carrier)))
            .Distinct()
            .Where(a => options.Value.IsPolled(a.Carrier))
            .ToList();
        await using var command = database.CreateCommand(
            """
            insert into unknown_number as k (track_number, carrier, first_asked_at, last_asked_at, next_due, lease)
            select n, c, @now, @now, @now, 0 from unnest(@numbers, @carriers) as u (n, c)
            where not exists (select 1 from shipment_view v where v.track_number = u.n)
            order by n, c
            on conflict (track_number, carrier) do update set
                last_asked_at = excluded.last_asked_at,
                next_due = case when k.next_due is null and k.not_found_until <= excluded.last_asked_at
                    then excluded.last_asked_at else k.next_due end
            """);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("numbers", asked.Select(a => a.Number).ToArray());
        command.Parameters.AddWithValue("carriers", asked.Select(a => (short)a.Carrier).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <param name="Generation">0: nobody knows the number.</param>
    /// <param name="Named">The carrier the visitor named.</param>
    private sealed record Wanted(string Number, short Generation, Carrier? Named);
}
