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

    private readonly Channel<string> _known = Bounded();
    private readonly Channel<string> _unknown = Bounded();

    /// <summary>Nobody knows the number: the carriers that might are to be asked.</summary>
    public void Search(TrackNumber number) => _unknown.Writer.TryWrite(number.Value);

    /// <summary>Somebody looks at a parcel: it is asked about now, unless that was just done or there is no more to come.</summary>
    public void Wake(ShipmentSnapshot shipment, DateTimeOffset now)
    {
        var checkedLately = shipment.CheckedAt > now - options.Value.ShortestInterval;
        if (!checkedLately && !shipment.Status.IsFinal() && !(shipment.NextCheckAt <= now))
        {
            _known.Writer.TryWrite(shipment.TrackNumber);
        }
    }

    /// <summary>Waits for the first look-up, then writes all that have come.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) => await Task.WhenAny(
        _known.Reader.WaitToReadAsync(cancellationToken).AsTask(), _unknown.Reader.WaitToReadAsync(cancellationToken).AsTask());

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (Drain(_known) is { Length: > 0 } known)
        {
            await WakeAsync(known, now, cancellationToken);
        }

        if (Drain(_unknown) is { Length: > 0 } unknown)
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
            update poll_plan p set next_due = @now
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

    private static string[] Drain(Channel<string> channel)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        while (channel.Reader.TryRead(out var number))
        {
            numbers.Add(number);
        }

        return [.. numbers];
    }

    private static Channel<string> Bounded() =>
        Channel.CreateBounded<string>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
}
