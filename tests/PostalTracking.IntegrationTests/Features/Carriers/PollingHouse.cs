using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using PostalTracking.CarrierSimulator.Parcels;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Features.Tracking.Store;
using SimulatedPartners = PostalTracking.Testing.Partners;

namespace PostalTracking.IntegrationTests.Features.Carriers;

/// <summary>One database, the carriers, a clock that stands still, and as many instances as a test wants.</summary>
internal sealed class PollingHouse : IAsyncDisposable
{
    private readonly List<Instance> _instances = [];

    private PollingHouse(string connectionString, SimulatedPartners partners, FakeTimeProvider? clock = null) =>
        (ConnectionString, Partners, Clock) = (connectionString, partners, clock ?? NewClock());

    public string ConnectionString { get; }

    public SimulatedPartners Partners { get; }

    public FakeTimeProvider Clock { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public static async Task<PollingHouse> OpenAsync(TestDatabases databases) =>
        new(await databases.CreateAsync(), await SimulatedPartners.StartAsync());

    /// <summary>The carriers live by the house's clock too.</summary>
    /// <param name="settings">Of the simulator.</param>
    public static async Task<PollingHouse> OpenAtOneTimeAsync(TestDatabases databases, params string[] settings)
    {
        var clock = NewClock();
        return new(await databases.CreateAsync(), await SimulatedPartners.StartAsync(clock: clock, settings: settings), clock);
    }

    public Instance Instance(params (string Name, string Value)[] settings)
    {
        var instance = new Instance(ConnectionString, Partners, Clock, settings);
        _instances.Add(instance);
        return instance;
    }

    /// <summary>Parcels that are due now, not for the first time, of which only Russian Post is asked; it knows none of them.</summary>
    public async Task<string[]> DueAsync(Instance instance, int first, int count, PollTier tier = PollTier.Anonymous)
    {
        var numbers = Enumerable.Range(first, count).Select(i => MadeUpNumbers.S10("RA", i, "RU")).ToArray();
        await instance.IngestAsync([.. numbers.Select(n => Report(n, null, Said("1/1", 3)))]);
        await ExecuteAsync(
            "update poll_plan set next_due = $2, tier = $3, urgent = false where track_number = any($1)", numbers, Now, (short)tier);
        return numbers;
    }

    public Task DueAgainAsync() => ExecuteAsync("update poll_plan set next_due = $1", Now);

    /// <summary>Numbers somebody looked up that nobody knows.</summary>
    public async Task<string[]> LookedUpAsync(int first, int count)
    {
        var numbers = Enumerable.Range(first, count).Select(i => MadeUpNumbers.S10("RB", i, "RU")).ToArray();
        await ExecuteAsync(
            """
            insert into unknown_number (track_number, carrier, first_asked_at, last_asked_at, next_due, lease)
            select n, 1, $2, $2, $2, 0 from unnest($1) n
            """,
            numbers,
            Now);
        return numbers;
    }

    public ReportedEvent Said(string code, double daysAgo) => new(code, Now.AddDays(-daysAgo), 180, new ReportedPlace("RU", 390000, null));

    public static CarrierReport Report(string number, PollLease? lease, params ReportedEvent[] events) => new()
    {
        Number = TrackNumber.Parse(number),
        Carrier = lease?.Carrier ?? Carrier.RussianPost,
        Lease = lease,
        Events = events,
    };

    public async Task BreakAsync(object fault) =>
        (await Partners.Http.PostAsJsonAsync(new Uri("/control/faults", UriKind.Relative), fault)).EnsureSuccessStatusCode();

    public async Task MendAsync() => (await Partners.Http.DeleteAsync(new Uri("/control/faults", UriKind.Relative))).EnsureSuccessStatusCode();

    /// <summary>How often each number was asked about.</summary>
    public async Task<Dictionary<string, int>> QuestionsAsync(string partner = "russian-post")
    {
        var log = await Partners.Http.GetFromJsonAsync<JsonElement>(new Uri("/control/requests", UriKind.Relative));
        return log.GetProperty("partners").GetProperty(partner).GetProperty("trackNumbers").Deserialize<Dictionary<string, int>>()!;
    }

    public async Task<T?> ValueAsync<T>(string sql, params object[] parameters)
    {
        await using var database = NpgsqlDataSource.Create(ConnectionString);
        await using var command = Command(database, sql, parameters);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is T value ? value : default;
    }

    public async Task ExecuteAsync(string sql, params object[] parameters)
    {
        await using var database = NpgsqlDataSource.Create(ConnectionString);
        await using var command = Command(database, sql, parameters);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async Task<DateTimeOffset?> TimeAsync(string sql, params object[] parameters) =>
        await ValueAsync<DateTime?>(sql, parameters) is { } time ? new DateTimeOffset(time) : null;

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in _instances)
        {
            await instance.DisposeAsync();
        }

        await Partners.DisposeAsync();
    }

    // Whole seconds: what the database gives back is what went in.
    private static FakeTimeProvider NewClock() =>
        new(DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()));

    private static NpgsqlCommand Command(NpgsqlDataSource database, string sql, object[] parameters)
    {
        var command = database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new() { Value = parameter });
        }

        return command;
    }
}
