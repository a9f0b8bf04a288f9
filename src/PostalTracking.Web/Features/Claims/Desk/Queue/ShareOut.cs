using Npgsql;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Desk.Queue;

/// <summary>One claim of nobody's and whom it goes to.</summary>
internal sealed record Share(string Number, int Version, Guid To)
{
    public override string ToString() => $"{Number}:{Version}:{To}";

    public static Share? Parse(string? text) => text?.Split(':') is [var number, var version, var to]
        && Domain.Claims.ClaimDigits.TryParse(number, out var parsed)
        && int.TryParse(version, System.Globalization.CultureInfo.InvariantCulture, out var seen)
        && Guid.TryParse(to, out var id)
            ? new(parsed, seen, id)
            : null;
}

/// <summary>Deals what nobody works on out to those who have least: first shown, then done.</summary>
internal sealed class ShareOut(NpgsqlDataSource database, AssignClaim assign)
{
    /// <summary>At once; the rest waits for the next round.</summary>
    public const int Most = 200;

    /// <summary>The most urgent first; each goes to whoever then has least.</summary>
    public static IReadOnlyList<Share> Plan(IReadOnlyList<(string Number, int Version)> free, IReadOnlyList<Consultant> to)
    {
        var load = new PriorityQueue<Guid, (int Open, int Place)>(
            to.Select((one, place) => (one.Id, (one.Open, place))));
        var shares = new List<Share>();
        foreach (var (number, version) in free)
        {
            if (!load.TryDequeue(out var id, out var has))
            {
                break;
            }

            shares.Add(new(number, version, id));
            load.Enqueue(id, (has.Open + 1, has.Place));
        }

        return shares;
    }

    public async Task<List<(string Number, int Version)>> FreeAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"""
            select c.claim_number, c.version from claim c where {QueueSql.Queued} and c.assignee_id is null
            order by c.due_at, c.claim_number limit {Most}
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var free = new List<(string, int)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            free.Add((reader.GetString(0), reader.GetInt32(1)));
        }

        return free;
    }

    /// <returns>How many went, and those that somebody changed meanwhile.</returns>
    public async Task<(int Given, IReadOnlyList<string> Skipped)> RunAsync(
        IEnumerable<Share> shares, ClaimActor actor, CancellationToken cancellationToken)
    {
        var (given, skipped) = (0, new List<string>());
        foreach (var share in shares.Take(Most))
        {
            if (await assign.AssignAsync(share.Number, share.To, actor, share.Version, cancellationToken) is ClaimOutcome.Done)
            {
                given++;
            }
            else
            {
                skipped.Add(share.Number);
            }
        }

        return (given, skipped);
    }
}
