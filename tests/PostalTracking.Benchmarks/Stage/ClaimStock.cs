using PostalTracking.Domain.Claims;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Benchmarks.Stage;

/// <summary>
/// Claims on the policies of <see cref="PolicyStock"/>, one each: open ones in all states, then closed ones; all with their story.
/// </summary>
internal static class ClaimStock
{
    private const int First = 30_000_000;

    public static async Task FillAsync(BenchDatabase database, int open, int closed)
    {
        var consultant = DemoMode.Consultant;
        var numbers = string.Join(',', Enumerable.Range(0, open + closed).Select(i => $"'{ClaimDigits.WithCheckDigit(First + i)}'"));

        // States of open claims: submitted, asked for more, in review, approved, with the bank, held, appealed.
        await database.ExecuteAsync(
            $$"""
            create temp table filed as
            select (row_number() over () - 1)::int as i, n as number from unnest(array[{{numbers}}]) n;
            create temp table bought as
            select (row_number() over (order by policy_number) - 1)::int as i, track_number, policy_number
                from policy where policy_number like 'old%';
            insert into claim_number (number, track_number) select f.number, b.track_number from filed f join bought b using (i);
            insert into claim (track_number, claim_number, generation, policy_number, status, held_from, circumstance, evidence_rule, channel,
                    description, answers, amount_asked, amount_approved, amount_ordered, amount_paid, amount_recovered, created_at,
                    submitted_at,
                    cover_until, time_zone, language, terms_id, clocks, turn, due_at, assignee_id, sold_by, appeals, is_under_legal_hold,
                    closed_at, last_entry, version)
                select b.track_number, f.number, 1, b.policy_number, s.status, case s.status when 13 then 4 end, i % 7 + 1, i % 2 + 1, 1,
                    'Заказывала телефон, пришёл кирпич в газете. Видео сняла сразу, продавец не отвечает.', '{}', 100000 + i % 400 * 1000,
                    0, 0, 0, 0, now() - make_interval(hours => i % 700), now() - make_interval(hours => i % 700),
                    now() + interval '20 days', 'Europe/Moscow', 'ru', 1, '{}', s.turn,
                    case when s.turn <> 0 and s.status <> 13 then now() + make_interval(mins => i % 8000 - 1500) end,
                    case i % 4 when 0 then '{{consultant}}'::uuid when 1 then null else md5((i % 20)::text)::uuid end,
                    md5('clerk')::uuid, 0, false, case when s.turn = 0 then now() end, 3, 4
                from filed f join bought b using (i)
                cross join lateral (
                    select case when i >= {{open}} then 11 else (array[2, 3, 4, 4, 5, 8, 13, 14])[i % 8 + 1] end as status,
                        case when i >= {{open}} then 0 else (array[1, 2, 1, 1, 1, 3, 1, 1])[i % 8 + 1] end as turn) s;
            insert into claim_entry (track_number, claim_number, sequence, at, kind, author, staff_id, "from", "to", is_internal)
                select b.track_number, f.number, e.sequence, now() - make_interval(hours => i % 1400 - e.sequence * 6), 1,
                    case e.sequence when 1 then 1 else 2 end, case e.sequence when 1 then null else '{{consultant}}'::uuid end,
                    (array[1, 2, 4])[e.sequence], (array[2, 4, 7])[e.sequence], false
                from filed f join bought b using (i) cross join generate_series(1, 3) e (sequence);
            """);
        await database.ExecuteAsync("vacuum (freeze, analyze)");
    }
}
