using Npgsql;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Claims.Desk.Queue;

/// <summary>A consultant and the load: how many open claims, how many of them late.</summary>
internal sealed record Consultant(Guid Id, string Name, int Open, int Late);

/// <summary>Who works at the desk.</summary>
internal sealed class DeskStaff(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly short[] Roles = [.. StaffAccess.Roles[StaffAccess.Desk].Select(role => (short)role)];

    public async Task<List<Consultant>> LoadAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"""
            select s.id, s.name, coalesce(l.open, 0), coalesce(l.late, 0) from staff_member s left join (
                select c.assignee_id, count(*)::int as open, count(*) filter (where c.due_at < $1)::int as late
                from claim c where {QueueSql.Queued} and c.assignee_id is not null group by 1) l on l.assignee_id = s.id
            where s.role = any ($2) and s.disabled_at is null order by s.name
            """);
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        command.Parameters.Add(new() { Value = Roles });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var all = new List<Consultant>();
        while (await reader.ReadAsync(cancellationToken))
        {
            all.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3)));
        }

        return all;
    }

    /// <summary>Whether claims may be given to this person.</summary>
    public async Task<bool> IsConsultantAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select exists (select from staff_member where id = $1 and role = any ($2) and disabled_at is null)");
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = Roles });
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
