using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Senders;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.SenderReport.Work;

/// <summary>
/// Announces each parcel that is on its way from a sender the pages warn of, once: whoever follows it can be told. By the clock, so that
/// no decision waits for ten thousand parcels, and those announced by the sender since are found as well.
/// </summary>
internal sealed class WarnRecipients(PostalTrackingDbContext db, IOptions<SenderOptions> options, TimeProvider clock) : IRound
{
    public const string Message = "sender.warned";

    private const int Batch = 1000;

    private static readonly short[] OnTheWay =
        [.. ShipmentStatuses.All.Where(status => !status.IsFinal() && status != ShipmentStatus.Returning).Select(status => (short)status)];

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        for (var announced = 0; ;)
        {
            var more = await AnnounceAsync(cancellationToken);
            announced += more;
            if (more < Batch)
            {
                return announced;
            }
        }
    }

    // Which of two instances inserts the row announces; the other one's insert finds it and announces nothing.
    private async Task<int> AnnounceAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var warned = await db.Database.SqlQuery<Warned>(
            $"""
            with deceivers as (
                select identity_id from sender_fraud where withdrawn_at is null and confirmed_at >= {now.AddMonths(-SenderOptions.Months)}
                group by identity_id having count(*) >= {options.Value.PublicFrom}),
            sent as (
                select v.track_number, v.generation, v.status from deceivers join sender_trait t using (identity_id)
                join shipment_view v on v.sender = t.id where t.kind = 1
                union select v.track_number, v.generation, v.status from deceivers join sender_parcel p using (identity_id)
                join shipment_view v using (track_number, generation))
            insert into sender_warned (track_number, generation, warned_at)
            select s.track_number, s.generation, {now} from sent s
            where s.status = any({OnTheWay}) and not exists (
                select from sender_warned w where (w.track_number, w.generation) = (s.track_number, s.generation))
            order by s.track_number, s.generation limit {Batch}
            on conflict (track_number, generation) do nothing
            returning track_number, generation
            """).ToListAsync(cancellationToken);
        db.AddRange(warned.Select(parcel => new OutboxMessage
        {
            Id = Guid.CreateVersion7(now),
            Type = Message,
            Payload = JsonSerializer.Serialize(parcel, JsonSerializerOptions.Web),
            CreatedAt = now,
            NextAttemptAt = now,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return warned.Count;
    }

    private sealed record Warned(string TrackNumber, short Generation);
}
