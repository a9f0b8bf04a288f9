using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.UnitTests.Staff;

public sealed class AuditDigestTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 3, 0, 0, 123, 456, TimeSpan.Zero);

    // Computed apart, by Python: sha256(struct.pack('>qq', 0, 1795489200123456) + text('system') + text('account.created')
    // + text('Иванова') + text('{"role": "Clerk"}') + none + text('trace')), text = length and bytes, none = a length of -1.
    private const string Known = "5bcc05013d22459676956d4f3d1f34690b71bc2581f49902623fb29b17f61003";

    [Fact]
    public void The_digest_is_of_the_bytes_written_down() =>
        Assert.Equal(Known, Convert.ToHexStringLower(AuditDigest.Of(Entry())));

    [Fact]
    public void Whatever_is_changed_changes_the_digest()
    {
        AuditEntry[] others =
        [
            Entry(at: At.AddMicroseconds(1)), Entry(actor: "visitor"), Entry(action: "account.changed"), Entry(subject: null),
            Entry(subject: ""), Entry(details: "{}"), Entry(network: "203.0.113.0/24"), Entry(trace: null),
            Entry(actor: "systemaccount", action: ".created"), Entry(network: "trace", trace: null),
        ];

        Assert.Equal(others.Length + 1, others.Append(Entry()).Select(e => Convert.ToHexString(AuditDigest.Of(e))).Distinct().Count());
    }

    [Fact]
    public void What_the_database_does_not_keep_of_a_time_does_not_count() =>
        Assert.Equal(AuditDigest.Of(Entry()), AuditDigest.Of(Entry(at: At.AddTicks(9))));

    [Fact]
    public void A_seal_hangs_on_the_one_before_its_own_facts_and_each_entry_in_its_place()
    {
        (long, byte[])[] entries = [(1, [1]), (2, [2])];
        byte[][] links =
        [
            AuditDigest.Link([], 1, At, 7, entries),
            AuditDigest.Link([9], 1, At, 7, entries),
            AuditDigest.Link([], 2, At, 7, entries),
            AuditDigest.Link([], 1, At.AddSeconds(1), 7, entries),
            AuditDigest.Link([], 1, At, 8, entries),
            AuditDigest.Link([], 1, At, 7, entries[..1]),
            AuditDigest.Link([], 1, At, 7, [(1, [1]), (2, [3])]),
            AuditDigest.Link([], 1, At, 7, [(1, [1]), (3, [2])]),
        ];

        Assert.Equal(links.Length, links.Select(Convert.ToHexString).Distinct().Count());
    }

    private static AuditEntry Entry(
        DateTimeOffset? at = null,
        string actor = "system",
        string action = "account.created",
        string? subject = "Иванова",
        string? details = """{"role": "Clerk"}""",
        string? network = null,
        string? trace = "trace") => new()
        {
            At = at ?? At,
            Actor = actor,
            Action = action,
            Subject = subject,
            Details = details,
            Network = network,
            TraceId = trace,
        };
}
