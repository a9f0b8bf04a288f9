using Npgsql;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>Writes down what became of a notice. Only the last taker's word counts, but for a yes: what is sent is sent.</summary>
internal sealed class NoticeReceipt(NpgsqlDataSource database, TimeProvider clock)
{
    private const string Key = "(track_number, generation, person, event_key) = ($1, $2, $3, $4)";

    public async Task WriteAsync(TakenNotice notice, Delivery delivery, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        switch (delivery)
        {
            case Delivery.Taken:
                await RunAsync(
                    notice,
                    $"update notice set state = 2, sent_at = $5, next_attempt_at = null, failure = null where {Key} and state = 1",
                    cancellationToken,
                    now);
                break;
            case Delivery.Later later when NoticeRetry.After(notice.Attempt, later.After) is { } delay:
                await RunAsync(
                    notice,
                    $"update notice set next_attempt_at = $5, failure = $6 where {Key} and version = $7 and state = 1",
                    cancellationToken,
                    now + delay,
                    Short(later.Said),
                    notice.Version);
                break;
            case Delivery.Later later:
                await FailAsync(notice, later.Said, cancellationToken);
                break;
            case Delivery.Never never:
                await FailAsync(notice, never.Said, cancellationToken);
                await EndAsync(notice, now, cancellationToken);
                break;
        }
    }

    /// <summary>When its turn came nobody wanted it any more.</summary>
    public Task DropAsync(TakenNotice notice, CancellationToken cancellationToken) => RunAsync(
        notice,
        $"update notice set state = 4, next_attempt_at = null where {Key} and version = $5 and state = 1",
        cancellationToken,
        notice.Version);

    /// <summary>The person sleeps: not an attempt.</summary>
    public Task PostponeAsync(TakenNotice notice, DateTimeOffset until, CancellationToken cancellationToken) => RunAsync(
        notice,
        $"update notice set next_attempt_at = $5, attempts = attempts - 1 where {Key} and version = $6 and state = 1",
        cancellationToken,
        until,
        notice.Version);

    private Task FailAsync(TakenNotice notice, string said, CancellationToken cancellationToken) => RunAsync(
        notice,
        $"update notice set state = 3, next_attempt_at = null, failure = $5 where {Key} and version = $6 and state = 1",
        cancellationToken,
        Short(said),
        notice.Version);

    // The address goes with it: nothing is to be sent there any more.
    private async Task EndAsync(TakenNotice notice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            update notice_subscription set ended_at = $4, "end" = $5, address = null, version = version + 1
            where (track_number, generation, person) = ($1, $2, $3) and ended_at is null
            """);
        command.Parameters.Add(new() { Value = notice.TrackNumber });
        command.Parameters.Add(new() { Value = notice.Generation });
        command.Parameters.Add(new() { Value = notice.Person });
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = (short)NoticeEnd.Refused });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task RunAsync(
        TakenNotice notice, string sql, CancellationToken cancellationToken, params object[] more)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = notice.TrackNumber });
        command.Parameters.Add(new() { Value = notice.Generation });
        command.Parameters.Add(new() { Value = notice.Person });
        command.Parameters.Add(new() { Value = notice.EventKey });
        foreach (var value in more)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // Servers like to repeat the address they refuse.
    private static string Short(string said)
    {
        var words = said.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Contains('@', StringComparison.Ordinal) ? "***" : word);
        var line = string.Join(' ', words);
        return line.Length <= NoticeConfiguration.LongestFailure ? line : line[..NoticeConfiguration.LongestFailure];
    }
}
