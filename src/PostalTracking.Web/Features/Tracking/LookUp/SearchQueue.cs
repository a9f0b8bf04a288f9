using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Polling;

namespace PostalTracking.Web.Features.Tracking.LookUp;

/// <summary>
/// Look-ups ask for carriers to be asked, and do not wait for it: what they want is collected here and written in bulk.
/// Losing it with the process costs nothing, the next look-up wants it again.
/// </summary>
internal sealed class SearchQueue(NpgsqlDataSource database, IOptions<PollingOptions> options, TimeProvider clock)
{
    private const int Most = 10_000;

    private readonly Channel<(string Number, bool IsKnown)> _wanted = Channel.CreateBounded<(string, bool)>(
        new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Nobody knows the number: the carriers that might are to be asked.</summary>
    public void Search(TrackNumber number) => _wanted.Writer.TryWrite((number.Value, false));

    /// <summary>Somebody looks at a parcel: it is asked about now, unless that was just done or there is no more to come.</summary>
    public void Wake(ShipmentSnapshot shipment, DateTimeOffset now)
    {
        var checkedLately = shipment.CheckedAt > now - options.Value.ShortestInterval;
        if (!checkedLately && !shipment.Status.IsFinal() && !(shipment.NextCheckAt <= now))
        {
            _wanted.Writer.TryWrite((shipment.TrackNumber, true));
        }
    }

    /// <summary>Waits for the first look-up, then writes all that have come.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) => await _wanted.Reader.WaitToReadAsync(cancellationToken);

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var wanted = new HashSet<(string Number, bool IsKnown)>();
        while (_wanted.Reader.TryRead(out var one))
        {
            wanted.Add(one);
        }

        if (wanted.Where(w => w.IsKnown).Select(w => w.Number).ToArray() is { Length: > 0 } known)
        {
            await WakeAsync(known, now, cancellationToken);
        }

        if (wanted.Where(w => !w.IsKnown).Select(w => w.Number).ToArray() is { Length: > 0 } unknown)
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

    private async Task RememberAsync(string[] numbers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asked = numbers
            .SelectMany(n => CarrierGuess.For(TrackNumber.Parse(n)).Select(guess => (Number: n, guess.Carrier)))
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
}
