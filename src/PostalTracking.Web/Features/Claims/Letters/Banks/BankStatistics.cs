using Npgsql;
using PostalTracking.Domain.Claims;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>How one bank or payment system answers. Sums in kopecks.</summary>
/// <param name="Letters">That got there.</param>
/// <param name="MedianDays">From the day of the letter to the date on the answer; null while there is no answer.</param>
/// <param name="Favourable">Answers that brought money.</param>
internal sealed record BankRow(
    int Id, string Name, CorrespondentKind Kind, int Letters, int Answered, double? MedianDays, int Favourable, long Refunded)
{
    /// <summary>Of the answers; null while there is none.</summary>
    public double? Share => Answered == 0 ? null : (double)Favourable / Answered;
}

/// <summary>Counts the letters of each bank and payment system. A reminder is a letter like the others.</summary>
internal sealed class BankStatistics(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<BankRow>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select c.id, c.name, c.kind, count(*)::int, count(l.outcome)::int,
                percentile_cont(0.5) within group (order by l.answered_on - (l.sent_at at time zone l.time_zone)::date)
                    filter (where l.outcome is not null),
                (count(*) filter (where l.outcome = 1))::int, coalesce(sum(l.refunded), 0)::bigint
            from letter l join correspondent c on c.id = l.correspondent_id
            where l.state = 2 and c.kind <> 3
            group by c.id, c.name, c.kind
            order by count(*) desc, c.name collate "ru-x-icu"
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<BankRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new(
                reader.GetInt32(0),
                reader.GetString(1),
                (CorrespondentKind)reader.GetInt16(2),
                reader.GetInt32(3),
                reader.GetInt32(4),
                reader.IsDBNull(5) ? null : reader.GetDouble(5),
                reader.GetInt32(6),
                reader.GetInt64(7)));
        }

        return rows;
    }
}
