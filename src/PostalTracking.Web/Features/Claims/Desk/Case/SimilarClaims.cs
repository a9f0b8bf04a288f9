using Npgsql;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Desk.Case;

/// <summary>Why a claim is shown beside another; the strongest first. Each has its words: <c>Similar.{name}</c>.</summary>
internal enum Likeness
{
    /// <summary>The same file was sent.</summary>
    SameFile = 1,
    SamePolicy = 2,

    /// <summary>The same happened at the same office within a month.</summary>
    SamePlace = 3,
}

internal sealed record SimilarClaim(Likeness Why, string Number, ClaimStatus Status, long Asked);

/// <summary>Finds claims that may belong to the same story, by one statement.</summary>
internal sealed class SimilarClaims(NpgsqlDataSource database)
{
    private const int MostOfEach = 5;

    public async Task<List<SimilarClaim>> FindAsync(Claim claim, int office, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"""
            with near as (
                (select distinct 1 as why, o.track_number, o.claim_number
                from evidence e join evidence o on o.sha256 = e.sha256 and o.claim_number <> e.claim_number
                where e.track_number = $1 and e.claim_number = $2 and e.sha256 is not null limit {MostOfEach})
                union all
                (select 2, track_number, claim_number from claim
                where track_number = $1 and policy_number = $3 and claim_number <> $2 and status <> 1 limit {MostOfEach})
                union all
                (select 3, c.track_number, c.claim_number
                from claim c join policy p on p.track_number = c.track_number and p.policy_number = c.policy_number
                where c.circumstance = $4 and c.submitted_at between $5 and $6 and p.office = $7
                    and (c.track_number, c.policy_number) <> ($1, $3)
                order by c.submitted_at desc limit {MostOfEach}))
            select min(n.why), c.claim_number, c.status, coalesce(c.amount_asked, 0)
            from near n join claim c on c.track_number = n.track_number and c.claim_number = n.claim_number
            group by c.claim_number, c.status, c.amount_asked, c.submitted_at order by 1, c.submitted_at desc
            """);
        var at = claim.SubmittedAt ?? claim.CreatedAt;
        foreach (object value in new object[]
        {
            claim.TrackNumber, claim.ClaimNumber, claim.PolicyNumber, (short)(claim.Circumstance ?? 0),
            at.AddMonths(-1), at.AddMonths(1), office,
        })
        {
            command.Parameters.Add(new() { Value = value });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var similar = new List<SimilarClaim>();
        while (await reader.ReadAsync(cancellationToken))
        {
            similar.Add(new((Likeness)reader.GetInt32(0), reader.GetString(1), (ClaimStatus)reader.GetInt16(2), reader.GetInt64(3)));
        }

        return similar;
    }
}
