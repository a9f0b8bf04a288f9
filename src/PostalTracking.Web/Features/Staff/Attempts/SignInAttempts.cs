using System.Net;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Staff;

/// <summary>
/// Slows guessing down without locking anybody out: what fails is remembered for an account together with the network it was
/// tried from, and for the network. The person's own place stays open whatever strangers try elsewhere.
/// </summary>
internal sealed class SignInAttempts(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Failures in a row that cost nothing; each further one doubles the wait, from a second.</summary>
    public const int FreeOfAccount = 4;

    /// <summary>An office with all its clerks may be one network.</summary>
    public const int FreeOfNetwork = 40;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    /// <summary>
    /// Asks leave for one attempt. It counts as failed until <see cref="SucceededAsync"/> takes it back, so that many at once
    /// are no way around. Null: go on; else how long to wait.
    /// </summary>
    /// <param name="what">The step: a password, a one-time code.</param>
    /// <param name="address">Null: wherever from. Only for what no stranger can try, or strangers would keep the person out.</param>
    public async Task<TimeSpan?> BeginAsync(string what, string account, IPAddress? address, CancellationToken cancellationToken)
    {
        var network = RateLimits.Network(address);
        return await BeginAsync(Place(what, account, network), FreeOfAccount, cancellationToken)
            ?? (address is null ? null : await BeginAsync(Place("network", "", network), FreeOfNetwork, cancellationToken));
    }

    public async Task SucceededAsync(string what, string account, IPAddress? address, CancellationToken cancellationToken)
    {
        var network = RateLimits.Network(address);
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(
            new("delete from staff_attempt where place = $1") { Parameters = { new() { Value = Place(what, account, network) } } });
        batch.BatchCommands.Add(new("update staff_attempt set failures = greatest(failures - 1, 0) where place = $1")
        {
            Parameters = { new() { Value = Place("network", "", network) } },
        });
        batch.BatchCommands.Add(
            new("delete from staff_attempt where forgotten_at < $1") { Parameters = { new() { Value = clock.GetUtcNow() } } });
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<TimeSpan?> BeginAsync(byte[] place, int free, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        // Refused is who comes before the time: then the row stays as it is, and says when.
        await using var command = database.CreateCommand(
            """
            with taken as (
                insert into staff_attempt as a (place, failures, free_at, forgotten_at) values ($1, 1, $2, $3)
                on conflict (place) do update set
                    failures = case when a.forgotten_at < $2 then 1 else a.failures + 1 end,
                    free_at = case when a.forgotten_at < $2 or a.failures < $4 then $2
                        else $2 + least(power(2, least(a.failures - $4, 20)) * interval '1 second', $5) end,
                    forgotten_at = $3
                where a.free_at <= $2
                returning 1)
            select free_at from staff_attempt where place = $1 and not exists (select from taken)
            """);
        command.Parameters.AddWithValue(place);
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(now + Memory);
        command.Parameters.AddWithValue(free);
        command.Parameters.AddWithValue(LongestWait);
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime freeAt ? new DateTimeOffset(freeAt) - now : null;
    }

    private static byte[] Place(string what, string account, IPAddress network) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{what}\n{account.ToUpperInvariant()}\n{network}"));
}
