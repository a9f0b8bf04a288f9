using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Carriers;

/// <summary>Keeps what a carrier sent in the place of an answer: the newest few of each, for a week.</summary>
internal sealed class GarbledAnswers(NpgsqlDataSource database, TimeProvider clock) : IRound
{
    // A carrier that is down for a day says the same thing thousands of times.
    private const int KeptOfEach = 20;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public async Task KeepAsync(Carrier carrier, CarrierUnavailableException failure, CancellationToken cancellationToken)
    {
        if (failure.Sample is not { } sample)
        {
            return;
        }

        await using var command = database.CreateCommand(
            """
            with kept as (
                select heard_at from garbled_answer where carrier = @carrier order by heard_at desc offset @others limit 1),
            gone as (
                delete from garbled_answer where carrier = @carrier and heard_at <= (select heard_at from kept))
            insert into garbled_answer (carrier, heard_at, trouble, sample) values (@carrier, @now, @trouble, @sample)
            """);
        command.Parameters.AddWithValue("carrier", (short)carrier);
        command.Parameters.AddWithValue("others", KeptOfEach - 1);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("trouble", failure.Trouble.ToString());
        command.Parameters.AddWithValue("sample", sample);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("delete from garbled_answer where heard_at < @before");
        command.Parameters.AddWithValue("before", clock.GetUtcNow() - Kept);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
