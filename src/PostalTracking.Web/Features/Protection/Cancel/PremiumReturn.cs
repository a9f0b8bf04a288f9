using Npgsql;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Protection.Cancel;

/// <summary>What both ways back have in common: the state, the money, the journal and the announcement, in one round trip.</summary>
internal static class PremiumReturn
{
    /// <returns>The policy as it is now. Every code and link of the buyer is void.</returns>
    public static async Task<CancelOutcome.Cancelled> WriteAsync(
        NpgsqlConnection connection,
        CancelView view,
        Seller seller,
        (PolicyStatus Status, JournalKind Kind, string Message) way,
        string reason,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var policy = view.Policy;
        var version = policy.Version;
        policy.Status = way.Status;
        policy.Version++;
        policy.AccessVersion++;
        var entry = view.Journal!.Next(
            now, way.Kind, -policy.Premium, view.Means, policy.TrackNumber, policy.PolicyNumber, reason, seller.StaffId);

        await using var state = new NpgsqlCommand(
            """
            update policy set status = $4, version = $5, access_version = $6
            where track_number = $1 and policy_number = $2 and version = $3
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = policy.TrackNumber },
                new() { Value = policy.PolicyNumber },
                new() { Value = version },
                new() { Value = (short)policy.Status },
                new() { Value = policy.Version },
                new() { Value = policy.AccessVersion },
            },
        };
        if (await state.ExecuteNonQueryAsync(cancellationToken) != 1)
        {
            throw new InvalidOperationException($"Policy {policy.PolicyNumber} was changed under its lock.");
        }

        await using var batch = new NpgsqlBatch(connection);
        NpgsqlBatchCommand[] commands =
        [
            new("update policy_number set code_hash = null where number = $1") { Parameters = { new() { Value = policy.PolicyNumber } } },
            PolicyRows.Money(policy, sequence: 2, -policy.Premium, view.Means, seller.ShiftId, entry.At),
            .. JournalHead.Commands(entry),
            PolicyOutbox.Message(way.Message, policy, entry.At),
        ];
        Array.ForEach(commands, batch.BatchCommands.Add);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return new(policy, policy.Premium, view.Means);
    }
}
