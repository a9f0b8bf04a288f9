using System.Net.Http.Headers;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Tracking.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Benchmarks.Stage;

/// <summary>Policies sold long ago, parcels that wait to be sold, and tills with a shift each.</summary>
internal static class PolicyStock
{
    private const int First = 10_000_000;

    public static string Number(int parcel) => MadeUpEvents.Number(parcel);

    /// <param name="sold">Parcels from 0 on have a policy.</param>
    /// <param name="waiting">So many more have none.</param>
    public static async Task FillAsync(BenchDatabase database, int sold, int waiting)
    {
        await database.ExecuteAsync(
            $"""
            create temp table made as
            select i, 'RA' || s || case m when 1 then 0 when 0 then 5 else 11 - m end || 'RU' as n from (
                select i, s, (s/10000000%10*8 + s/1000000%10*6 + s/100000%10*4 + s/10000%10*2 + s/1000%10*3 + s/100%10*5 + s/10%10*9 + s%10*7) % 11 as m
                from (select i, {First} + i as s from generate_series(0, {sold + waiting - 1}) i) a) b;
            insert into shipment (track_number, generation, service, origin, destination, destination_postal_code, carrier_cod, known_since)
                select n, 1, 1, 'RU', 'RU', 390000, 249900, now() from made;
            insert into shipment_view (track_number, generation, service, origin, destination, destination_postal_code, status, status_since,
                    arrived_at, version, sources, history, dues)
                select n, 1, 1, 'RU', 'RU', 390000, 7, now(), now(), 1, '\x{Nothing}', '\x{Nothing}', 1 from made;
            insert into poll_plan (track_number, generation, carrier, tier, urgent, next_due, lease)
                select n, 1, 1, 1, false, now() + interval '4 hours', 0 from made;
            insert into policy_number (number, track_number, code_hash)
                select 'old' || i, n, sha256(i::text::bytea) from made where i < {sold};
            insert into policy (track_number, generation, policy_number, status, tariff_id, premium, cover_limit, evidence_rule, cover_from,
                    cover_until, office, shift_id, sold_by, phone, access_version, version)
                select n, 1, 'old' || i, 1, 1, 9900, 249900, 1, now(), now() + interval '1 month', 390000,
                    md5((i / 100)::text)::uuid, md5('clerk')::uuid, '79101234567', 1, 1 from made where i < {sold};
            insert into premium_entry (track_number, policy_number, sequence, amount, means, shift_id, at)
                select n, 'old' || i, 1, 9900, 2, md5((i / 100)::text)::uuid, now() from made where i < {sold};
            insert into outbox_message (id, type, payload, created_at, attempts, done_at)
                select gen_random_uuid(), 'policy.sold', '[]', now(), 1, now() from made where i < {sold};
            insert into shift (id, office, number, clerk_id, opened_at, opening_cash, is_always_open, journal_sequence, journal_hash, closed_at)
                select md5(s::text)::uuid, 390000, -1 - s, md5('clerk')::uuid, now(), 0, false, 100, sha256(''), now()
                from generate_series(0, {(sold - 1) / 100}) s;
            insert into journal_entry (shift_id, sequence, at, kind, amount, means, track_number, policy_number, staff_id, hash)
                select md5((i / 100)::text)::uuid, i % 100 + 1, now(), 2, 9900, 2, n, 'old' || i, md5('clerk')::uuid, sha256(n::bytea)
                from made where i < {sold};
            """);
        await database.ExecuteAsync("vacuum (freeze, analyze)");
    }

    /// <summary>A key that sells in a shift of its own.</summary>
    public static async Task<(HttpClient Http, Guid ShiftId)> OpenTillAsync(BenchDatabase database, Uri app, int number)
    {
        var (seller, shift, now) = (Guid.NewGuid(), Guid.NewGuid(), TimeProvider.System.GetUtcNow());
        var (token, prefix) = ApiKeyToken.New();
        var key = ApiKey.For(token, prefix, 1, [Scopes.Policies], now, sellerId: seller);
        await using var batch = database.Source.CreateBatch();
        batch.BatchCommands.Add(new(
            """
            insert into api_key (key_hash, tenant_id, prefix, name, scopes, networks, seller_id, created_at)
            select $1, min(id), $2, $2, $3, '{}', $4, $5 from tenant
            """)
        {
            Parameters =
            {
                new() { Value = key.KeyHash },
                new() { Value = key.Prefix },
                new() { Value = key.Scopes },
                new() { Value = seller },
                new() { Value = now },
            },
        });
        batch.BatchCommands.Add(new(
            """
            insert into shift (id, office, number, clerk_id, opened_at, opening_cash, is_always_open, journal_sequence, journal_hash)
            values ($1, 390000, $2, $3, $4, 0, true, 0, $5)
            """)
        {
            Parameters =
            {
                new() { Value = shift },
                new() { Value = 1_000 + number },
                new() { Value = seller },
                new() { Value = now },
                new() { Value = JournalHead.Of(shift).Hash },
            },
        });
        await batch.ExecuteNonQueryAsync();
        var http = new HttpClient { BaseAddress = app, Timeout = TimeSpan.FromSeconds(60) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return (http, shift);
    }

    private static string Nothing => Convert.ToHexStringLower(SnapshotCodec.EncodeHistory([]));
}
