using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PostalTracking.Domain.Senders;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Senders.Register;

namespace PostalTracking.IntegrationTests.Features.Senders;

public sealed class SenderRegisterTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private const int Parcels = 10;
    private const int Phones = 7;

    private readonly TrackingApp _app = quiet.App;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_the_order_the_same_parcels_are_of_one_sender(int seed)
    {
        var set = Draw(seed);
        foreach (var (parcel, phone) in set)
        {
            await SeeAsync(seed, parcel, phone);
        }

        Assert.Equal(Expected(seed, set, [], []), await GroupsAsync(seed));
        await HoldsTogetherAsync();
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Eight_consultants_at_once_make_the_same_of_it(int seed)
    {
        var set = Draw(seed);

        await Parallel.ForEachAsync(
            set, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (one, _) => await SeeAsync(seed, one.Parcel, one.Phone));

        Assert.Equal(Expected(seed, set, [], []), await GroupsAsync(seed));
        await HoldsTogetherAsync();
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task Cut_joined_and_undone_in_any_order_it_is_what_the_whole_says(int seed)
    {
        var random = new Random(seed);
        var set = Draw(seed);
        foreach (var (parcel, phone) in set)
        {
            await SeeAsync(seed, parcel, phone);
        }

        var cut = new Dictionary<int, int>();
        var joined = new Dictionary<(string, string), int>();
        for (var step = 0; step < 16; step++)
        {
            switch (random.Next(3))
            {
                case 0:
                    var phone = random.Next(Phones);
                    if (await CutAsync(seed, phone) is { } cutting)
                    {
                        cut.Add(phone, cutting);
                    }

                    break;
                case 1:
                    var (one, other) = (Number(seed, random.Next(Parcels)), Number(seed, random.Next(Parcels)));
                    if (await JoinAsync(seed, one, other) is { } joining)
                    {
                        joined.Add(joining.Parcels, joining.Decision);
                    }

                    break;
                default:
                    if (cut.Count > 0 && random.Next(2) == 0)
                    {
                        var (restored, decision) = cut.First();
                        cut.Remove(restored);
                        await UndoAsync(decision);
                    }
                    else if (joined.Count > 0)
                    {
                        var (parted, decision) = joined.First();
                        joined.Remove(parted);
                        await UndoAsync(decision);
                    }

                    break;
            }

            Assert.Equal(Expected(seed, set, cut.Keys, joined.Keys), await GroupsAsync(seed));
        }

        await HoldsTogetherAsync();
    }

    [Fact]
    public async Task What_was_mistyped_and_taken_back_joins_nobody()
    {
        var (one, other) = (await _app.ArrivedAsync(sender: "a-1"), await _app.ArrivedAsync(sender: "a-2"));
        await _app.SeeAsync(one, SeenSenders.Nothing with { Phone = "79200000001" });
        await _app.SeeAsync(other, SeenSenders.Nothing with { Phone = "79200000001" });
        Assert.Equal(await _app.IdentityAsync(one), await _app.IdentityAsync(other));

        var trait = await _app.ValueAsync<int>("select trait_id from sender_sighting s join sender_trait t on t.id = s.trait_id where track_number = $1 and kind = 3", other);
        Assert.True(await _app.InTransactionAsync(services => services.GetRequiredService<SenderRegister>()
            .UnseeAsync(new(other, 1), trait, TestContext.Current.CancellationToken)));

        Assert.NotEqual(await _app.IdentityAsync(one), await _app.IdentityAsync(other));
    }

    [Fact]
    public async Task A_shared_address_or_text_joins_nobody()
    {
        var weak = SeenSenders.Nothing with { ReturnAddress = "Рязань, Ленина, 5", Goods = "Смартфон Apple iPhone 13" };
        var (one, other) = (await _app.ArrivedAsync(sender: "w-1"), await _app.ArrivedAsync(sender: "w-2"));

        Assert.NotEqual(await _app.SeeAsync(one, weak), await _app.SeeAsync(other, weak));
    }

    // Each parcel is of a partner's sender of its own.
    private Task<Guid> SeeAsync(int seed, int parcel, int phone) =>
        _app.SeeAsync(Number(seed, parcel), SeenSenders.Nothing with { Phone = Phone(seed, phone) });

    private async Task<int?> CutAsync(int seed, int phone)
    {
        var number = await _app.ValueAsync<string>(
            """
            select coalesce(min(s.track_number), '') from sender_sighting s join sender_trait t on t.id = s.trait_id
            where t.kind = 3 and not t.is_cut and s.track_number like $1 and right(t.masked, 2) = $2
            """,
            $"S{seed:00}%", $"{phone:00}");
        if (number.Length == 0)
        {
            return null;
        }

        var identity = await _app.IdentityAsync(number);
        var trait = await _app.ValueAsync<int>(
            "select t.id from sender_sighting s join sender_trait t on t.id = s.trait_id where s.track_number = $1 and t.kind = 3 and right(t.masked, 2) = $2",
            number, $"{phone:00}");
        Assert.True(await _app.DecidesAsync(decisions => decisions.CutAsync(identity, trait, "Телефон доставки", Guid.Empty, default)));
        return await LastDecisionAsync();
    }

    private async Task<((string, string) Parcels, int Decision)?> JoinAsync(int seed, string one, string other)
    {
        var groups = await GroupsAsync(seed);
        if (!groups.Contains(one, StringComparison.Ordinal) || !groups.Contains(other, StringComparison.Ordinal)
            || await _app.IdentityAsync(one) == await _app.IdentityAsync(other))
        {
            return null;
        }

        Assert.NotNull(await _app.DecidesAsync(async decisions => await decisions.JoinAsync(
            await _app.IdentityAsync(one), await _app.IdentityAsync(other), "Те же наклейки", Guid.Empty, default)));
        return ((one, other), await LastDecisionAsync());
    }

    private async Task UndoAsync(int decision) => Assert.NotNull(
        await _app.DecidesAsync(decisions => decisions.UndoAsync(decision, "Ошибка", Guid.Empty, default)));

    private Task<int> LastDecisionAsync() => _app.ValueAsync<int>("select max(id) from sender_decision");

    private static List<(int Parcel, int Phone)> Draw(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 14).Select(_ => (random.Next(Parcels), random.Next(Phones)))];
    }

    private static string Expected(
        int seed, List<(int Parcel, int Phone)> set, IEnumerable<int> cut, IEnumerable<(string One, string Other)> joined) => Told(
        SenderClusters.Of(
            set.Select(one => Number(seed, one.Parcel)),
            set.Where(one => !cut.Contains(one.Phone)).Select(one => (Number(seed, one.Parcel), one.Phone)),
            joined,
            StringComparer.Ordinal));

    private async Task<string> GroupsAsync(int seed)
    {
        var rows = await RowsAsync("select track_number, identity_id from sender_parcel where track_number like $1 order by track_number", $"S{seed:00}%");
        return Told(rows.GroupBy(row => row.Identity).Select(group => group.Select(row => row.Number)));
    }

    // Each trait is where its parcels are, each fraud where its parcel is, and of two that became one nothing is left behind.
    private async Task HoldsTogetherAsync() => Assert.Equal(0, await _app.ValueAsync<long>(
        """
        select (select count(*) from sender_sighting s join sender_trait t on t.id = s.trait_id join sender_parcel p using (track_number, generation)
                where t.kind < 10 and not t.is_cut and t.identity_id is distinct from p.identity_id)
            + (select count(*) from sender_trait where (is_cut or kind >= 10) and identity_id is not null)
            + (select count(*) from sender_parcel p join sender_identity i on i.id = p.identity_id where i.merged_into is not null)
            + (select count(*) from sender_fraud f join sender_parcel p using (track_number, generation) where f.identity_id <> p.identity_id)
        """));

    private async Task<List<(string Number, Guid Identity)>> RowsAsync(string sql, string like)
    {
        await using var command = _app.Database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = like });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(string, Guid)>();
        while (await reader.ReadAsync())
        {
            rows.Add((reader.GetString(0), reader.GetGuid(1)));
        }

        return rows;
    }

    private static string Told(IEnumerable<IEnumerable<string>> groups) =>
        string.Join('|', groups.Select(group => string.Join(' ', group)).Order(StringComparer.Ordinal));

    private static string Number(int seed, int parcel) => $"S{seed:00}00000{parcel:00}";

    private static string Phone(int seed, int phone) => $"7920{seed:00}000{phone:00}";
}
