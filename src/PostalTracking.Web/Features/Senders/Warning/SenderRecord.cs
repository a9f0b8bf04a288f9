using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Senders.Warning;

/// <summary>What is on record against the sender of a parcel: the recipient is told before paying. As it is at this moment.</summary>
internal sealed class SenderRecord(PostalTrackingDbContext db, IOptions<SenderOptions> options, TimeProvider clock)
{
    private const string Frauds =
        """
        select coalesce(max(frauds), 0) from (
            select count(*)::int as frauds from sender_fraud
            where withdrawn_at is null and confirmed_at >= $4 and identity_id in (
                select identity_id from sender_trait where id = $3
                union select identity_id from sender_parcel where track_number = $1 and generation = $2)
            group by identity_id) of_one
        """;

    /// <summary>How many frauds were confirmed; 0 where there are too few to speak of, and for a sender nobody knows.</summary>
    /// <param name="sender">What the parcel's row knows its sender by.</param>
    public async Task<int> FindAsync(string trackNumber, short generation, int? sender, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var count = new NpgsqlCommand(Frauds, (NpgsqlConnection)db.Database.GetDbConnection());
            count.Parameters.Add(new NpgsqlParameter<string> { TypedValue = trackNumber });
            count.Parameters.Add(new NpgsqlParameter<short> { TypedValue = generation });
            count.Parameters.Add(new NpgsqlParameter<int> { TypedValue = sender ?? 0 });
            count.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow().AddMonths(-SenderOptions.Months) });
            var frauds = (int)(await count.ExecuteScalarAsync(cancellationToken))!;
            return frauds >= options.Value.CounterFrom ? frauds : 0;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
