using Npgsql;

namespace PostalTracking.Web.Data.Seed;

/// <summary>Copies the delivered calendar into the database. A day that the staff changed stays as the staff has it, for ever.</summary>
internal static class CalendarSeed
{
    public static async Task LoadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await ReferenceTables.CalendarDays.CopyAsync(connection, CalendarFile.Days, cancellationToken);
        await connection.RunAsync(
            """
            delete from calendar_day d where changed_at is null and not exists (select from seed_calendar_day s where s.day = d.day);
            insert into calendar_day as d (day, is_working, note) select day, is_working, note from seed_calendar_day
            on conflict (day) do update set is_working = excluded.is_working, note = excluded.note
            where d.changed_at is null and (d.is_working, d.note) is distinct from (excluded.is_working, excluded.note)
            """,
            cancellationToken);
    }
}
