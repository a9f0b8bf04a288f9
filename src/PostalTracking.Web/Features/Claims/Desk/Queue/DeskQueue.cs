using Npgsql;

namespace PostalTracking.Web.Features.Claims.Desk.Queue;

/// <summary>How many claims each view holds, and the whole queue.</summary>
internal sealed record QueueCounts(int Open, int Late, IReadOnlyList<int> Views);

/// <summary>Reads the queue by deadline: one statement a page, one for all the numbers beside it.</summary>
internal sealed class DeskQueue(NpgsqlDataSource database, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <param name="after">The last line of the page before.</param>
    /// <returns>One more than asked for where there is a next page.</returns>
    public async Task<List<QueueRow>> PageAsync(
        DeskFilter filter, Guid me, string? after, CancellationToken cancellationToken, int size = PageSize)
    {
        await using var command = database.CreateCommand();
        var sql = new QueueSql(command.Parameters, me, clock.GetUtcNow());
        var behind = QueueRow.ParseCursor(after) switch
        {
            null => "true",
            (null, var number) => $"c.due_at is null and c.claim_number > {sql.Value(number)}",
            ({ } due, var number) => $"(c.due_at is null or (c.due_at, c.claim_number) > ({sql.Value(due)}, {sql.Value(number)}))",
        };
        command.CommandText =
            $"""
            select {QueueRow.Columns} from claim c left join staff_member s on s.id = c.assignee_id
            where {QueueSql.Queued} and {sql.Of(filter)} and {behind}
            order by c.due_at, c.claim_number limit {size + 1}
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<QueueRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(QueueRow.Read(reader));
        }

        return rows;
    }

    public async Task<QueueCounts> CountAsync(IReadOnlyList<DeskFilter> views, Guid me, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand();
        var sql = new QueueSql(command.Parameters, me, clock.GetUtcNow());
        var conditions = views.Prepend(new() { Due = DeskFilter.Late }).Select(sql.Of).ToList();
        command.CommandText =
            $"""
            select count(*)::int, {string.Join(", ", conditions.Select(view => $"(count(*) filter (where {view}))::int"))}
            from claim c where {QueueSql.Queued}
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new(reader.GetInt32(0), reader.GetInt32(1), [.. Enumerable.Range(2, views.Count).Select(reader.GetInt32)]);
    }
}
