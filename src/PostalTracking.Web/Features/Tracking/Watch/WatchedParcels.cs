using System.Net;
using Microsoft.Extensions.Options;
using Npgsql;
using PostalTracking.Web.Features.Tracking.Store;

namespace PostalTracking.Web.Features.Tracking.Watch;

/// <summary>
/// Watched parcels are asked about before those that somebody looked up once. An address is charged for each parcel that it
/// moves forward and for none that stands there already, so a list may be looked at as often as one likes.
/// </summary>
internal sealed class WatchedParcels(NpgsqlDataSource database, IOptions<WatchOptions> options) : IDisposable
{
    private readonly DailyAllowance _allowance = new(options.Value.PreferredPerDay);

    public async Task PreferAsync(IReadOnlyList<string> numbers, IPAddress? watcher, CancellationToken cancellationToken)
    {
        var allowed = (await BehindAsync(numbers, cancellationToken)).TakeWhile(_ => _allowance.Takes(watcher)).ToArray();
        if (allowed.Length == 0)
        {
            return;
        }

        // What is locked is being answered or asked at this moment; waiting for it could be mutual. The next look moves it.
        await using var command = database.CreateCommand(
            """
            with behind as (
                select track_number, generation, carrier from poll_plan
                where track_number = any(@numbers) and tier > @tier for update skip locked)
            update poll_plan p set tier = @tier
            from behind b where (p.track_number, p.generation, p.carrier) = (b.track_number, b.generation, b.carrier)
            """);
        command.Parameters.AddWithValue("numbers", allowed);
        command.Parameters.AddWithValue("tier", (short)PollTier.Watched);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public void Dispose() => _allowance.Dispose();

    // Those still asked about.
    private async Task<List<string>> BehindAsync(IReadOnlyList<string> numbers, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select distinct track_number from poll_plan where track_number = any(@numbers) and tier > @tier and next_due is not null");
        command.Parameters.AddWithValue("numbers", numbers.ToArray());
        command.Parameters.AddWithValue("tier", (short)PollTier.Watched);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var behind = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            behind.Add(reader.GetString(0));
        }

        return behind;
    }
}
