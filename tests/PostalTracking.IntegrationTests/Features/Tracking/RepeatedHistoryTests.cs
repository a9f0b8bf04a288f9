using Npgsql;

namespace PostalTracking.IntegrationTests.Features.Tracking;

public sealed class RepeatedHistoryTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private static readonly string[] AllDuplicate = ["duplicate"];

    [Fact]
    public async Task The_same_history_sent_three_times_shuffled_changes_nothing_more()
    {
        var number = Api.Number(300);
        var history = History(number);
        await quiet.App.SendEventsAsync(history);
        var (rows, outbox, answer) = await StateAsync(number);

        for (var time = 0; time < 3; time++)
        {
            var shuffled = history.ToArray();
            new Random(time).Shuffle(shuffled);
            Assert.Equal(AllDuplicate, (await quiet.App.SendEventsAsync(shuffled)).Select(r => r.Text("verdict")).Distinct());
        }

        Assert.Equal((rows, outbox, answer), await StateAsync(number));
        Assert.Equal(history.Length, rows);
        Assert.Equal(1, outbox);
        await ReadModelCheck.HoldsAsync(quiet.App.ConnectionString);
    }

    [Fact]
    public async Task One_by_one_backwards_or_at_once_a_history_says_the_same()
    {
        var (atOnce, oneByOne, backwards) = (Api.Number(301), Api.Number(302), Api.Number(303));
        await quiet.App.SendEventsAsync(History(atOnce));
        foreach (var one in History(oneByOne).Concat(History(backwards).Reverse()))
        {
            await quiet.App.SendEventsAsync(one);
        }

        var said = new List<string>();
        foreach (var number in new[] { atOnce, oneByOne, backwards })
        {
            var shipment = await quiet.App.ShipmentAsync(number);
            Assert.Equal(History(number).Length, shipment.GetProperty("sequence").GetInt32());
            said.Add(string.Join(
                ' ',
                ((string[])["status", "statusSince", "dispatchedAt", "arrivedAt", "receivedAt"]).Select(name => shipment.Text(name))
                    .Concat(shipment.GetProperty("events").EnumerateArray().Select(e => e.Text("code")))));
        }

        Assert.Single(said.Distinct());
        await ReadModelCheck.HoldsAsync(quiet.App.ConnectionString);
    }

    /// <summary>The second to get the lock waited for it with a picture of the number that the first has made old.</summary>
    [Fact]
    public async Task Two_that_tell_of_a_former_use_of_a_number_at_one_moment_lose_nothing_of_it()
    {
        var number = Api.Number(335);
        await quiet.App.SendEventsAsync(Sent.Event(number, "1/1", 8, postalCode: "101000"));
        object[] one = [Sent.Event(number, "1/1", 390, postalCode: "101000"), Sent.Event(number, "2/1", 375)];
        object[] other = [Sent.Event(number, "1/1", 390, postalCode: "101000"), Sent.Event(number, "8/2", 380)];

        await using (var connection = await quiet.App.Database.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            await using var held = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using var hold = new NpgsqlCommand("select from shipment_view where track_number = $1 for update", connection)
            {
                Parameters = { new() { Value = number } },
            };
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            var told = Task.WhenAll(quiet.App.SendEventsAsync(one), quiet.App.SendEventsAsync(other));
            await Eventually.SeeAsync(
                () => quiet.App.ValueAsync<long>(
                    "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"),
                waiting => waiting == 2);
            await held.RollbackAsync(TestContext.Current.CancellationToken);
            Assert.Equal(3, (await told).SelectMany(verdicts => verdicts).Count(verdict => verdict.Text("verdict") == "stored"));
        }

        Assert.Equal(2, await quiet.App.ValueAsync<long>("select count(*) from shipment where track_number = $1", number));
        await ReadModelCheck.HoldsAsync(quiet.App.ConnectionString);
        Assert.Equal(AllDuplicate, (await quiet.App.SendEventsAsync([.. one, .. other])).Select(r => r.Text("verdict")).Distinct());
    }

    [Fact]
    public async Task Histories_sent_by_many_at_once_are_stored_once()
    {
        var numbers = Enumerable.Range(310, 8).Select(i => Api.Number(i)).ToList();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(seed =>
        {
            var events = numbers.SelectMany(History).ToArray();
            new Random(seed).Shuffle(events);
            return quiet.App.SendEventsAsync(events);
        }));

        foreach (var number in numbers)
        {
            Assert.Equal(History(number).Length, await quiet.App.CountAsync("tracking_event", number));
        }

        await ReadModelCheck.HoldsAsync(quiet.App.ConnectionString);
    }

    [Fact]
    public async Task What_lies_outside_of_the_months_kept_is_stored_apart()
    {
        var number = Api.Number(330);
        await quiet.App.SendEventsAsync(
            Sent.Event(number, "1/1", daysAgo: 800), Sent.Event(number, "8/2", daysAgo: 1), Sent.Event(number, "2/1", daysAgo: -200));

        Assert.Equal(1, await quiet.App.CountAsync("tracking_event", number));
        Assert.Equal(2, await quiet.App.CountAsync("tracking_event_odd", number));
        Assert.Equal("duplicate", (await quiet.App.SendEventsAsync(Sent.Event(number, "1/1", daysAgo: 800)))[0].Text("verdict"));
        Assert.Equal(2, await quiet.App.CountAsync("tracking_event_odd", number));
        await ReadModelCheck.HoldsAsync(quiet.App.ConnectionString);
    }

    [Theory]
    [InlineData(340, -2)]
    [InlineData(341, -40)]
    [InlineData(342, -2000)]
    public async Task What_lies_in_the_future_is_kept_and_moves_nothing(int serial, double daysAgo)
    {
        var number = Api.Number(serial);
        await quiet.App.SendEventsAsync(Sent.Event(number, "8/2", daysAgo: 1));

        Assert.Equal("stored", (await quiet.App.SendEventsAsync(Sent.Event(number, "2/1", daysAgo)))[0].Text("verdict"));

        var shipment = await quiet.App.ShipmentAsync(number);
        Assert.Equal("available_for_pickup", shipment.Text("status"));
        Assert.Equal(2, shipment.GetProperty("events").GetArrayLength());
    }

    private static object[] History(string number) =>
    [
        Sent.Event(number, "1/1", daysAgo: 9),
        Sent.Event(number, "8/3", daysAgo: 8, postalCode: "102000"),
        Sent.Event(number, "8/4", daysAgo: 8, postalCode: "102000"),
        Sent.Event(number, "8/2", daysAgo: 4),
        Sent.Event(number, "GTMS_SIGNED", daysAgo: 3, "cainiao", postalCode: null),
        Sent.Event(number, "12/1", daysAgo: 2),
        Sent.Event(number, "2/1", daysAgo: 1),
    ];

    private async Task<(long Rows, long Outbox, string Answer)> StateAsync(string number) => (
        await quiet.App.CountAsync("tracking_event", number) + await quiet.App.CountAsync("tracking_event_odd", number),
        await quiet.App.ValueAsync<long>("select count(*) from outbox_message where payload ->> 'trackNumber' = $1", number),
        (await quiet.App.ShipmentAsync(number)).ToString());
}
