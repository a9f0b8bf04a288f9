using System.Net;
using Microsoft.Extensions.Options;
using Npgsql;
using PostalTracking.Web.Features.Tracking.Store;
using PostalTracking.Web.Hosting;

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
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var behind = await BehindAsync(connection, numbers, cancellationToken);
        var allowed = behind.TakeWhile(_ => _allowance.Takes(watcher)).ToArray();
        if (allowed.Length == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(
            """
            with behind as (
                select track_number, generation, carrier from poll_plan
                where track_number = any(@numbers) and tier > @tier for update skip locked)
            update poll_plan p set tier = @tier
            from behind b where (p.track_number, p.generation, p.carrier) = (b.track_number, b.generation, b.carrier)
            """,
            connection);
        command.Parameters.AddWithValue("numbers", allowed);
        command.Parameters.AddWithValue("tier", (short)PollTier.Watched);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Somebody is to be told of it, whether or not a page is open. Nobody comes back for a second try, so this waits for
    /// whoever asks about it at this moment. How many an address may ask to be told of is limited where it asks.
    /// </summary>
    public async Task PreferAsync(string trackNumber, short generation, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "update poll_plan set tier = @tier where track_number = @number and generation = @generation and tier > @tier");
        command.Parameters.AddWithValue("tier", (short)PollTier.Watched);
        command.Parameters.AddWithValue("number", trackNumber);
        command.Parameters.AddWithValue("generation", generation);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public void Dispose() => _allowance.Dispose();

    // Those still asked about. What is locked is being answered or asked at this moment; waiting for it could be mutual.
    // The next look moves it, and is charged for it.
    private static async Task<List<string>> BehindAsync(
        NpgsqlConnection connection, IReadOnlyList<string> numbers, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select track_number from poll_plan
            where track_number = any(@numbers) and tier > @tier and next_due is not null
            order by track_number for update skip locked
            """,
            connection);
        command.Parameters.AddWithValue("numbers", numbers.ToArray());
        command.Parameters.AddWithValue("tier", (short)PollTier.Watched);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var behind = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            behind.Add(reader.GetString(0));
        }

        return [.. behind];
    }
}
