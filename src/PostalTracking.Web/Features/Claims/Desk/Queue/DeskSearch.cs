using System.Security.Cryptography;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Protection;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Claims.Desk.Queue;

/// <summary>What was typed, as everything it may be.</summary>
/// <param name="PhoneHash">A telephone goes to the database as its hash only, as does the address bar of nobody.</param>
internal sealed record DeskQuestion(string? Claim, string? Policy, string? Track, byte[]? PhoneHash, string? Name)
{
    private const int ShortestName = 2;

    public bool IsNothing => this is { Claim: null, Policy: null, Track: null, PhoneHash: null, Name: null };

    /// <summary>By any number, with spaces and hyphens as it was copied; else by the name of a consultant.</summary>
    public static DeskQuestion Of(string? typed)
    {
        var text = (typed ?? "").Trim();
        var claim = ClaimDigits.TryParse(text, out var number) ? number : null;
        var policy = PolicyDigits.TryParse(text, out var policyNumber) ? policyNumber : null;
        var track = TrackNumber.TryParse(text, out var trackNumber) ? trackNumber.Value : null;
        var phone = PhoneNumber.Parse(text) is { } digits ? HashOf(digits) : null;
        var isName = claim is null && policy is null && track is null && phone is null
            && text.Length is >= ShortestName and <= 100 && text.All(c => char.IsLetter(c) || c is ' ' or '.' or '-');
        return new(claim, policy, track, phone, isName ? text : null);
    }

    /// <summary>As the table computes it: <c>policy.phone_hash</c>.</summary>
    public static byte[] HashOf(string phone) => SHA256.HashData(Encoding.ASCII.GetBytes(phone));
}

/// <summary>A claim that was found, open or not.</summary>
internal sealed record FoundClaim(QueueRow Row, string PolicyNumber, string TrackNumber);

/// <summary>Finds claims, closed ones too, by whatever number a customer has in hand.</summary>
internal sealed class DeskSearch(NpgsqlDataSource database)
{
    public const int Most = 50;

    public async Task<List<FoundClaim>> FindAsync(DeskQuestion asked, CancellationToken cancellationToken)
    {
        if (asked.IsNothing)
        {
            return [];
        }

        await using var command = database.CreateCommand(
            $"""
            with found as (
                select track_number, number as claim_number from claim_number where number = $1
                union select track_number, claim_number from claim where track_number = $3
                union select c.track_number, c.claim_number from track_number_alias a join claim c on c.track_number = a.parcel_number
                    and c.generation = a.parcel_generation where a.track_number = $3
                union select c.track_number, c.claim_number from policy_number n join claim c on c.track_number = n.track_number
                    and c.policy_number = n.number where n.number = $2
                union select c.track_number, c.claim_number from policy p join claim c on c.track_number = p.track_number
                    and c.policy_number = p.policy_number where p.phone_hash = $4
                union select c.track_number, c.claim_number from staff_member m join claim c on c.assignee_id = m.id and {QueueSql.Queued}
                    where starts_with(lower(m.name), lower($5)))
            select {QueueRow.Columns}, c.policy_number, c.track_number
            from found f join claim c on c.track_number = f.track_number and c.claim_number = f.claim_number
                left join staff_member s on s.id = c.assignee_id
            order by c.turn = 0, c.due_at, c.created_at desc limit {Most}
            """);
        Add(asked.Claim, NpgsqlDbType.Text);
        Add(asked.Policy, NpgsqlDbType.Text);
        Add(asked.Track, NpgsqlDbType.Text);
        Add(asked.PhoneHash, NpgsqlDbType.Bytea);
        Add(asked.Name, NpgsqlDbType.Text);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<FoundClaim>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new(QueueRow.Read(reader), reader.GetString(11), reader.GetString(12)));
        }

        return found;

        void Add(object? value, NpgsqlDbType type) => command.Parameters.Add(new() { Value = value ?? DBNull.Value, NpgsqlDbType = type });
    }
}
