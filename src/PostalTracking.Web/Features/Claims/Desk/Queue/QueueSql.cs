using Npgsql;

namespace PostalTracking.Web.Features.Claims.Desk.Queue;

/// <summary>Conditions on the queue in SQL, with the values beside them. The claim is <c>c</c>.</summary>
internal sealed class QueueSql(NpgsqlParameterCollection values, Guid me, DateTimeOffset now)
{
    /// <summary>What the indexes of the queue are made for: somebody has to act, and it is no draft.</summary>
    public const string Queued = "c.turn <> 0 and c.status <> 1";

    public static readonly TimeSpan Soon = TimeSpan.FromDays(1);

    /// <returns>A condition, <c>true</c> for the filter that asks nothing.</returns>
    public string Of(DeskFilter filter)
    {
        var conditions = new List<string>();
        Add(filter.Turn, side => $"c.turn = {Value((short)side)}");
        Add(filter.Lane, rule => $"c.evidence_rule = {Value((short)rule)}");
        Add(filter.Circumstance, circumstance => $"c.circumstance = {Value((short)circumstance)}");
        Add(filter.FromKopecks, sum => $"c.amount_asked >= {Value(sum)}");
        Add(filter.UptoKopecks, sum => $"c.amount_asked <= {Value(sum)}");
        Add(filter.Region, region =>
            $"""
            exists (select from policy p join office o on o.postal_code = p.office
                where p.track_number = c.track_number and p.policy_number = c.policy_number and o.region_code = {Value(region)})
            """);
        if (filter.Who is { } who)
        {
            conditions.Add(who switch
            {
                DeskFilter.Nobody => "c.assignee_id is null",
                DeskFilter.Mine => $"c.assignee_id = {Value(me)}",
                _ => $"c.assignee_id = {Value(Guid.Parse(who))}",
            });
        }

        if (filter.Due is { } due)
        {
            conditions.Add($"c.due_at < {Value(due == DeskFilter.Late ? now : now + Soon)}");
        }

        if (filter.Statuses.Count > 0)
        {
            conditions.Add($"c.status = any ({Value(filter.Statuses.Select(status => (short)status).ToArray())})");
        }

        return conditions.Count == 0 ? "true" : string.Join(" and ", conditions);

        void Add<T>(T? value, Func<T, string> condition)
            where T : struct
        {
            if (value is { } given)
            {
                conditions.Add(condition(given));
            }
        }
    }

    public string Value(object value)
    {
        values.Add(new() { Value = value });
        return $"${values.Count}";
    }
}
