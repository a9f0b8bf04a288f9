using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace PostalTracking.Web.Features.Protection.Store;

/// <summary>What the rest of the house and the partners are told of a policy: numbers and states, no sums, no people.</summary>
internal static class PolicyOutbox
{
    public const string Sold = "policy.sold";
    public const string Voided = "policy.voided";
    public const string Refunded = "policy.refunded";

    public static NpgsqlBatchCommand Message(string type, Policy policy, DateTimeOffset now) =>
        new("insert into outbox_message (id, type, payload, created_at, attempts, next_attempt_at) values ($1, $2, $3, $4, 0, $4)")
        {
            Parameters =
            {
                new() { Value = Guid.CreateVersion7(now) },
                new() { Value = type },
                new() { Value = Payload(policy), NpgsqlDbType = NpgsqlDbType.Jsonb },
                new() { Value = now },
            },
        };

    private static string Payload(Policy policy) => JsonSerializer.Serialize(new
    {
        policyNumber = policy.PolicyNumber,
        trackNumber = policy.TrackNumber,
        generation = policy.Generation,
        status = policy.Status.Name(),
        version = policy.Version,
    });
}
