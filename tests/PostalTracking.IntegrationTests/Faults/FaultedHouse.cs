using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using PostalTracking.CarrierSimulator.Parcels;
using PostalTracking.Domain.Tracking;
using PostalTracking.IntegrationTests.Features.Tracking;
using SimulatedPartners = PostalTracking.Testing.Partners;

namespace PostalTracking.IntegrationTests.Faults;

/// <summary>How a carrier is doing, as all instances know it.</summary>
internal sealed record StoredHealth(int Failures, string? LastFailure, DateTimeOffset? OpenUntil);

/// <summary>The whole app, the carriers and a clock that a test moves: rounds of polling run when the test says so.</summary>
internal sealed class FaultedHouse : IAsyncDisposable
{
    private int _parcels = 70_000_000;

    private FaultedHouse(SimulatedPartners partners, TrackingApp app, FakeTimeProvider clock) =>
        (Partners, App, Clock) = (partners, app, clock);

    public SimulatedPartners Partners { get; }

    public TrackingApp App { get; }

    public FakeTimeProvider Clock { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public static async Task<FaultedHouse> OpenAsync(TestDatabases databases, AskedClient client)
    {
        // The carriers' clock too, and in whole seconds: what the database gives back is what went in.
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()));
        var partners = await SimulatedPartners.StartAsync(clock: clock, settings: "Simulator:TicketReadyAfter=00:00:00");
        var settings = new Dictionary<string, string>
        {
            ["Background:Polling"] = "false",

            // What was told stays: the clock of these tests leaps over the time after which it would be forgotten.
            ["Background:Outbox"] = "false",

            // Real time, unlike the rest: a machine under load that were too slow for it would be a fault that nobody ordered.
            ["Polling:AnswerWithin"] = "00:00:08",
            ["Polling:BackOff"] = "00:00:15",
        };
        var app = await TrackingApp.StartAsync(
            await databases.CreateAsync(), [.. settings, .. client.Settings(partners)], partners, clock);
        return new(partners, app, clock);
    }

    /// <summary>A parcel that waits at its office, or was paid for there; only the client and its witness are asked about it.</summary>
    public async Task<string> ParcelAsync(AskedClient client)
    {
        var number = MadeUpNumbers.S10("RR", _parcels++, client.Country);
        await Partners.OrderAsync(client.IsAboutMoney
            ? new { life = "cod", trackNumber = number, paceSeconds = 0, steps = 9 }
            : new { life = "registered", trackNumber = number, paceSeconds = 0, steps = 10 });
        await App.SendEventsAsync(Sent.Event(number, "1/1", daysAgo: 18));
        await ExecuteAsync(
            """
            insert into poll_plan (track_number, generation, carrier, tier, lease)
            select $1, 1, c, 1, 0 from unnest($2) c on conflict do nothing
            """,
            number,
            new[] { (short)client.Carrier, (short)client.Witness.Carrier });
        return number;
    }

    /// <summary>All that the client asks to have an answer, up to the question that a test is about.</summary>
    public async Task PrepareAsync(AskedClient client, string number)
    {
        if (client.BeforeAsync is { } before)
        {
            await AskAsync(client, before, number);
        }
    }

    /// <summary>That question, and what follows it.</summary>
    public async Task AskAsync(AskedClient client, string number)
    {
        await AskAsync(client, client.RoundAsync, number);
        if (client.AfterAsync is { } after)
        {
            await AskAsync(client, after, number);
        }
    }

    /// <summary>Rounds until the carrier is asked: the app may be writing down at this moment that somebody looked at the parcel.</summary>
    public Task<int> AskAsync(AskedClient client, Func<FaultedHouse, string, Task> roundAsync, string number) =>
        Eventually.SeeAsync(() => QuestionsAsync(client, () => roundAsync(this, number)), asked => asked > 0);

    /// <summary>How many questions of a round reach the carrier.</summary>
    public async Task<int> QuestionsAsync(AskedClient client, Func<Task> roundAsync)
    {
        var before = await RequestsAsync(client.Carrier);
        await roundAsync();
        return await RequestsAsync(client.Carrier) - before;
    }

    /// <summary>What is known of the parcel's journey, and of its money.</summary>
    public async Task<IReadOnlyList<string>> KnownAsync(JsonElement shipment)
    {
        var events = shipment.GetProperty("events").EnumerateArray().Select(e => $"{e.Text("occurredAt")} {e.Text("code")}");
        await using var command = App.Database.CreateCommand(
            "select occurred_at::text || ' ' || type || ' ' || kopecks from money_order_event where track_number = $1 order by 1");
        command.Parameters.Add(new() { Value = shipment.Text("trackNumber")! });
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var money = new List<string>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            money.Add(rows.GetString(0));
        }

        return [.. events, .. money];
    }

    /// <summary>How many answers were kept for the operator to see.</summary>
    public Task<long> KeptAnswersAsync() => ValueAsync<long>("select coalesce(max(id), 0) from garbled_answer");

    /// <summary>The ticket that is still to be answered, by its name.</summary>
    public Task<string> TicketAsync() => ValueAsync<string>("select coalesce(max(ticket), '') from carrier_ticket");

    public async Task<StoredHealth> HealthAsync(Carrier carrier)
    {
        await using var command = App.Database.CreateCommand(
            "select consecutive_failures, last_failure, open_until from carrier_health where carrier = $1");
        command.Parameters.Add(new() { Value = (short)carrier });
        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Assert.True(await row.ReadAsync(TestContext.Current.CancellationToken));
        return new(
            row.GetInt32(0),
            await row.IsDBNullAsync(1, TestContext.Current.CancellationToken) ? null : row.GetString(1),
            await row.IsDBNullAsync(2, TestContext.Current.CancellationToken) ? null : row.GetFieldValue<DateTimeOffset>(2));
    }

    /// <summary>It is later; the app's own rounds, which would have a day of seconds to catch up with, are not told.</summary>
    public void Leap(TimeSpan time) => Clock.AdjustTime(Now + time);

    /// <summary>What the API says, after the moment for which the app may say what it said before.</summary>
    public Task<JsonElement> ShipmentAsync(string number)
    {
        Clock.Advance(TimeSpan.FromSeconds(2));
        return App.ShipmentAsync(number);
    }

    public async Task<string> PageAsync(string number) =>
        await (await App.GetAsync($"/track/{number}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>How often somebody went where an answer wanted to send him.</summary>
    public async Task<int> LuredAsync()
    {
        var lures = new Uri("/control/lures", UriKind.Relative);
        return (await Partners.Http.GetFromJsonAsync<JsonElement>(lures, TestContext.Current.CancellationToken)).GetProperty("hits").GetInt32();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Partners.DisposeAsync();
    }

    public async Task ExecuteAsync(string sql, params object[] parameters)
    {
        await using var command = App.Database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new() { Value = parameter });
        }

        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private async Task<T> ValueAsync<T>(string sql)
    {
        await using var command = App.Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private async Task<int> RequestsAsync(Carrier carrier)
    {
        var log = new Uri("/control/requests", UriKind.Relative);
        return (await Partners.Http.GetFromJsonAsync<JsonElement>(log, TestContext.Current.CancellationToken))
            .GetProperty("partners").GetProperty(carrier.Key()).GetProperty("requests").GetInt32();
    }
}
