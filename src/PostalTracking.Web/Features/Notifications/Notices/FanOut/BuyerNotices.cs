using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using PostalTracking.Web.Features.Notifications.Relay;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>
/// Whoever left an e-mail with a policy is told of it and of its claims: the address was given for that, so nothing is to be
/// confirmed. The first such event makes the subscription, so that this person too has a page to stop it on.
/// </summary>
internal sealed class BuyerNotices(NoticeKey key, NoticeAddress addresses, TimeProvider clock)
{
    private const string TimeZone = "Europe/Moscow";

    public async Task TakeAsync(NpgsqlConnection connection, IReadOnlyList<Happening> happenings, CancellationToken cancellationToken)
    {
        if (happenings.Count == 0)
        {
            return;
        }

        var buyers = await BuyersAsync(connection, happenings, cancellationToken);
        var told = happenings
            .Where(one => PolicyOf(one) is { } policy && buyers.ContainsKey(policy))
            .Select(one => (Happening: one, Buyer: buyers[PolicyOf(one)!]))
            .ToList();
        if (told.Count > 0)
        {
            await SubscribeAsync(connection, [.. told.Select(one => one.Buyer).Distinct()], cancellationToken);
            await TellAsync(connection, told, cancellationToken);
        }
    }

    private static string? PolicyOf(Happening one) => one.Body.TryGetProperty("policyNumber", out var policy) ? policy.GetString() : null;

    // A claim that comes back to a state is in it anew: the version tells the two apart.
    private static string KeyOf(Happening one) => one.Type == Said.PolicySold
        ? $"{one.Type}@{PolicyOf(one)}"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{one.Type}@{one.Body.GetProperty("claimNumber").GetString()}.{one.Body.GetProperty("version").GetInt32()}");

    private async Task<Dictionary<string, Buyer>> BuyersAsync(
        NpgsqlConnection connection, IReadOnlyList<Happening> happenings, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select track_number, generation, policy_number, email from policy
            where track_number = any($1) and policy_number = any($2) and email is not null
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = happenings.Select(one => one.TrackNumber!).Distinct().ToArray() },
                new() { Value = happenings.Select(PolicyOf).OfType<string>().Distinct().ToArray() },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var buyers = new Dictionary<string, Buyer>();
        while (await reader.ReadAsync(cancellationToken))
        {
            // What a clerk or a partner typed is not always an address.
            if (EmailAddress.Parse(reader.GetString(3)) is { } email)
            {
                buyers[reader.GetString(2)] = new(
                    reader.GetString(0), reader.GetInt16(1), reader.GetString(2), email, key.PersonOf(NoticeChannel.Email, email));
            }
        }

        return buyers;
    }

    private async Task SubscribeAsync(NpgsqlConnection connection, List<Buyer> buyers, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        // Two policies of one parcel, one after the other, with the same address: the later one names the person.
        var people = buyers.DistinctBy(buyer => (buyer.TrackNumber, buyer.Generation, Convert.ToHexString(buyer.Person))).ToList();
        await using var command = new NpgsqlCommand(
            $"""
            insert into notice_subscription (track_number, generation, person, channel, address, language, events, time_zone, asked_at,
                policy_number, capability_hash, capability_version, version)
            select track_number, generation, person, {(short)NoticeChannel.Email}, address, '{RequestLanguage.Default}',
                {(int)NoticeEvents.Sender}, '{TimeZone}', $1, policy_number, capability_hash, 1, 1
            from unnest($2, $3, $4, $5, $6, $7) as u (track_number, generation, person, address, policy_number, capability_hash)
            on conflict (track_number, generation, person) do update set policy_number = excluded.policy_number
            where notice_subscription.ended_at is null
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = now },
                new() { Value = people.Select(buyer => buyer.TrackNumber).ToArray() },
                new() { Value = people.Select(buyer => buyer.Generation).ToArray() },
                Bytes(people.Select(buyer => buyer.Person)),
                Bytes(people.Select(buyer => addresses.Close(buyer.Email))),
                new() { Value = people.Select(buyer => buyer.PolicyNumber).ToArray() },
                Bytes(people.Select(buyer => NoticeKey.HashOf(key.CapabilityOf(buyer.TrackNumber, buyer.Generation, buyer.Person, 1)))),
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task TellAsync(
        NpgsqlConnection connection, List<(Happening Happening, Buyer Buyer)> told, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into notice (track_number, generation, person, event_key, id, channel, said, happened_at, created_at, state, attempts,
                next_attempt_at, version)
            select s.track_number, s.generation, s.person, u.event_key, gen_random_uuid(), s.channel, u.said, u.at, $1, 1, 0, $1, 0
            from unnest($2, $3, $4, $5, $6, $7) as u (track_number, generation, person, event_key, said, at)
            join notice_subscription s using (track_number, generation, person)
            where s.ended_at is null
            on conflict (track_number, generation, person, event_key) do nothing
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = clock.GetUtcNow() },
                new() { Value = told.Select(one => one.Buyer.TrackNumber).ToArray() },
                new() { Value = told.Select(one => one.Buyer.Generation).ToArray() },
                Bytes(told.Select(one => one.Buyer.Person)),
                new() { Value = told.Select(one => KeyOf(one.Happening)).ToArray() },
                new() { Value = told.Select(one => one.Happening.Type).ToArray() },
                new() { Value = told.Select(one => one.Happening.At.ToUniversalTime()).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlParameter Bytes(IEnumerable<byte[]> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };

    private sealed record Buyer(string TrackNumber, short Generation, string PolicyNumber, string Email, byte[] Person);
}
