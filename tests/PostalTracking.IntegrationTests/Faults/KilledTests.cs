using PostalTracking.LocalPostgres;
using SimulatedPartners = PostalTracking.Testing.Partners;

namespace PostalTracking.IntegrationTests.Faults;

/// <summary>kill -9 in the middle of the work: nothing acknowledged is lost, nothing is there twice.</summary>
public sealed class KilledTests(TestDatabases databases)
{
    private const int Parcels = 150;
    private const int Senders = 3;

    // The shortest the options allow: what a killed instance had claimed is taken over while the test looks.
    private static readonly KeyValuePair<string, string> ShortLease = new("Polling:Lease", "00:00:05");

    private readonly int _seed = Environment.TickCount;

    [Fact]
    public async Task An_app_killed_while_it_ingests_loses_and_doubles_nothing()
    {
        await using var partners = await SimulatedPartners.StartAsync();
        var connectionString = await databases.CreateAsync();
        var stock = new Stock(partners, connectionString);
        await stock.OrderAsync(Parcels, paceSeconds: 8);

        await using var app = new AppProcess(connectionString, partners.Settings.Append(ShortLease));
        await app.StartAsync();
        using var partner = new SendingPartner(app.Address);
        await partner.RegisterAsync(stock.Numbers);

        using var stop = new CancellationTokenSource();
        var sending = Enumerable.Range(0, Senders).Select(_ => partner.SendAsync(stop.Token)).ToList();
        var random = new Random(_seed);
        for (var kill = 0; kill < 3; kill++)
        {
            await Task.Delay(random.Next(200, 1_500), TestContext.Current.CancellationToken);
            await app.KillAsync();
            await app.StartAsync();
        }

        await EnoughAsync(partner, stop, sending);
        await CheckAsync(stock, partner, connectionString);
        Assert.True(partner.Gone > 0, "The app was never seen to be gone.");
    }

    [Fact]
    public async Task A_postgresql_killed_during_ingest_is_503_until_it_is_back_and_loses_nothing()
    {
        // With fsync: what is acknowledged is on the disk.
        await using var cluster = await LocalCluster.StartAsync(
            LocalClusterOptions.Temporary() with { Durable = true }, TestContext.Current.CancellationToken);
        await cluster.EnsureDatabaseAsync("faults", TestContext.Current.CancellationToken);
        var connectionString = cluster.ConnectionString("faults");
        await using var partners = await SimulatedPartners.StartAsync();
        var stock = new Stock(partners, connectionString);
        await stock.OrderAsync(Parcels, paceSeconds: 8);

        await using var app = await TrackingApp.StartAsync(connectionString, [ShortLease], partners);
        using var partner = new SendingPartner(app.Address);
        await partner.RegisterAsync(stock.Numbers);

        using var stop = new CancellationTokenSource();
        var sending = Enumerable.Range(0, Senders).Select(_ => partner.SendAsync(stop.Token)).ToList();
        var random = new Random(_seed);
        for (var kill = 0; kill < 3; kill++)
        {
            await Task.Delay(random.Next(200, 1_500), TestContext.Current.CancellationToken);
            await cluster.KillAsync(TestContext.Current.CancellationToken);
            await Task.Delay(random.Next(0, 500), TestContext.Current.CancellationToken);
            await cluster.RestartAsync(TestContext.Current.CancellationToken);

            // By itself: the process is the same.
            await Eventually.SeeAsync(
                async () => (await app.Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode, ready => ready);
        }

        await EnoughAsync(partner, stop, sending);
        await CheckAsync(stock, partner, connectionString);
        Assert.True(partner.Unavailable > 0, "The outage was never seen.");
        Assert.Equal(0, partner.Gone);
    }

    private static async Task EnoughAsync(SendingPartner partner, CancellationTokenSource stop, IEnumerable<Task> sending)
    {
        await Eventually.SeeAsync(() => Task.FromResult(partner.Acknowledged.Count), events => events > 400);
        await stop.CancelAsync();
        await Task.WhenAll(sending);
    }

    private async Task CheckAsync(Stock stock, SendingPartner partner, string connectionString)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Seed {_seed}: {partner.Acknowledged.Count} events acknowledged, gone {partner.Gone} times, unavailable {partner.Unavailable} times.");
        Assert.Empty(partner.Wrong);
        await stock.AllArrivedAsync();
        await stock.AllAcknowledgedAsync(partner.Acknowledged);
        await stock.NoOldLeaseStaysAsync();
        var parcels = Parcels + partner.Acknowledged.Select(e => e.TrackNumber).Distinct().Count();
        Assert.Equal(parcels, await ReadModelCheck.HoldsAsync(connectionString));
    }
}
