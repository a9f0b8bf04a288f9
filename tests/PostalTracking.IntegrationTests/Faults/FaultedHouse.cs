using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
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

    public static async Task<FaultedHouse> OpenAsync(TestDatabases databases)
    {
        var partners = await SimulatedPartners.StartAsync();

        // A little ahead of the carriers' clock, and in whole seconds: what the database gives back is what went in.
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 60));
        var settings = new Dictionary<string, string>
        {
            ["Background:Polling"] = "false",
            ["Polling:AnswerWithin"] = "00:00:02",
            ["Polling:BackOff"] = "00:00:15",
        };
        return new(partners, await TrackingApp.StartAsync(await databases.CreateAsync(), settings, partners, clock), clock);
    }

    /// <summary>A parcel that waits at its office; nobody but <paramref name="asked"/> is to be asked about it.</summary>
    public async Task<string> ParcelAsync(params IEnumerable<Carrier> asked)
    {
        var number = MadeUpNumbers.S10("RR", _parcels++, "CN");
        await Partners.OrderAsync(new { life = "registered", trackNumber = number, steps = 10 });
        await App.SendEventsAsync(Sent.Event(number, "1/1", daysAgo: 18));
        await ExecuteAsync(
            """
            insert into poll_plan (track_number, generation, carrier, tier, lease)
            select $1, 1, c, 1, 0 from unnest($2) c on conflict do nothing
            """,
            number,
            asked.Select(c => (short)c).ToArray());
        return number;
    }

    /// <summary>Rounds until the parcel is asked about: the app may be writing down at this moment that somebody looked at it.</summary>
    public Task<int> AskAsync(AskedCarrier carrier, string number) =>
        Eventually.SeeAsync(() => PollAsync(carrier, number), asked => asked == 1);

    /// <summary>One round, in which this parcel alone is due.</summary>
    public async Task<int> PollAsync(AskedCarrier carrier, string number)
    {
        await ExecuteAsync(
            "update poll_plan set next_due = case when track_number = $1 then $2::timestamptz end where carrier = $3",
            number,
            Now,
            (short)carrier.Carrier);
        await using var scope = App.Services.CreateAsyncScope();
        return await carrier.PollAsync(scope.ServiceProvider);
    }

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

    private async Task ExecuteAsync(string sql, params object[] parameters)
    {
        await using var command = App.Database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new() { Value = parameter });
        }

        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
