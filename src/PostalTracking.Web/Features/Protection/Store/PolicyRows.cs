using Npgsql;
using NpgsqlTypes;
using PostalTracking.Domain.Protection;

namespace PostalTracking.Web.Features.Protection.Store;

/// <summary>Reads and writes policies where a sale is made in few round trips.</summary>
internal static class PolicyRows
{
    /// <summary>How many columns <see cref="Read"/> takes; what a statement adds comes after them.</summary>
    public const int Width = 18;

    public const string Columns =
        """
        p.track_number, p.generation, p.policy_number, p.status, p.tariff_id, p.premium, p.cover_limit, p.evidence_rule,
        p.cover_from, p.cover_until, p.office, p.shift_id, p.sold_by, p.phone, p.email, p.access_version, p.version, p.claimed_at
        """;

    public static Policy Read(NpgsqlDataReader row) => new()
    {
        TrackNumber = row.GetString(0),
        Generation = row.GetInt16(1),
        PolicyNumber = row.GetString(2),
        Status = (PolicyStatus)row.GetInt16(3),
        TariffId = row.GetInt16(4),
        Premium = row.GetInt64(5),
        CoverLimit = row.GetInt64(6),
        EvidenceRule = (EvidenceRule)row.GetInt16(7),
        CoverFrom = row.GetFieldValue<DateTimeOffset>(8),
        CoverUntil = row.GetFieldValue<DateTimeOffset>(9),
        Office = row.GetInt32(10),
        ShiftId = row.GetGuid(11),
        SoldBy = row.GetGuid(12),
        Phone = row.GetString(13),
        Email = row.IsDBNull(14) ? null : row.GetString(14),
        AccessVersion = row.GetInt16(15),
        Version = row.GetInt32(16),
        ClaimedAt = row.IsDBNull(17) ? null : row.GetFieldValue<DateTimeOffset>(17),
    };

    /// <summary>The number with the code that opens it, the policy, and the money taken for it.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Insert(Policy policy, byte[] codeHash, PaymentMeans means) =>
    [
        new("insert into policy_number (number, track_number, code_hash) values ($1, $2, $3)")
        {
            Parameters = { new() { Value = policy.PolicyNumber }, new() { Value = policy.TrackNumber }, new() { Value = codeHash } },
        },
        new(
            """
            insert into policy (track_number, generation, policy_number, status, tariff_id, premium, cover_limit, evidence_rule,
                cover_from, cover_until, office, shift_id, sold_by, phone, email, access_version, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            """)
        {
            Parameters =
            {
                new() { Value = policy.TrackNumber },
                new() { Value = policy.Generation },
                new() { Value = policy.PolicyNumber },
                new() { Value = (short)policy.Status },
                new() { Value = policy.TariffId },
                new() { Value = policy.Premium },
                new() { Value = policy.CoverLimit },
                new() { Value = (short)policy.EvidenceRule },
                new() { Value = policy.CoverFrom },
                new() { Value = policy.CoverUntil },
                new() { Value = policy.Office },
                new() { Value = policy.ShiftId },
                new() { Value = policy.SoldBy },
                new() { Value = policy.Phone },
                new() { Value = (object?)policy.Email ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = policy.AccessVersion },
                new() { Value = policy.Version },
            },
        },
        Money(policy, sequence: 1, policy.Premium, means, policy.ShiftId, policy.CoverFrom),
    ];

    /// <summary>A sum taken for a policy (1) or given back (2).</summary>
    public static NpgsqlBatchCommand Money(
        Policy policy, short sequence, long amount, PaymentMeans means, Guid shiftId, DateTimeOffset at) =>
        new(
            """
            insert into premium_entry (track_number, policy_number, sequence, amount, means, shift_id, at)
            values ($1, $2, $3, $4, $5, $6, $7)
            """)
        {
            Parameters =
            {
                new() { Value = policy.TrackNumber },
                new() { Value = policy.PolicyNumber },
                new() { Value = sequence },
                new() { Value = amount },
                new() { Value = (short)means },
                new() { Value = shiftId },
                new() { Value = at },
            },
        };
}
