using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Carriers;
using PostalTracking.Web.Features.Carriers.RussianPost;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;
using SimulatedPartners = PostalTracking.Testing.Partners;

namespace PostalTracking.IntegrationTests.Features.Carriers;

/// <summary>The polling of one instance of the app, without its timers: rounds run when a test says so, by the test's clock.</summary>
internal sealed class Instance : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Instance(string connectionString, SimulatedPartners partners, TimeProvider clock, params (string Name, string Value)[] settings)
    {
        // The intervals and back-offs of production, unlike those of Partners.
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            .. partners.Settings.Where(s => s.Key.StartsWith("Carriers:", StringComparison.Ordinal))
                .Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)),
            new("Carriers:RussianPost:Login", "simulator"),
            new("Carriers:RussianPost:Password", "simulator"),
            new("Carriers:RussianPost:DailySingleBudget", "100000"),
        ]).AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Name, s.Value))).Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(clock)
            .AddData(connectionString)
            .AddTracking()
            .AddCarriers(configuration)
            .BuildServiceProvider();
    }

    public PollClaims Claims => Get<PollClaims>();

    public NpgsqlDataSource Database => Get<NpgsqlDataSource>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>One round; answers how many numbers were asked about.</summary>
    public async Task<int> PollAsync(Carrier carrier = Carrier.RussianPost)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CarrierPoll>().RunAsync(Client(carrier), TestContext.Current.CancellationToken);
    }

    /// <summary>Rounds until one finds nothing to ask.</summary>
    public async Task<int> PollAllAsync(Carrier carrier = Carrier.RussianPost)
    {
        var (asked, all) = (0, 0);
        do
        {
            asked = await PollAsync(carrier);
            all += asked;
        }
        while (asked > 0);
        return all;
    }

    /// <summary>A round of tickets; answers how many numbers went out on new ones.</summary>
    public Task<int> TicketsAsync() => RoundAsync<TicketRound>();

    /// <summary>A round of questions about money orders.</summary>
    public Task<int> MoneyAsync() => RoundAsync<MoneyOrderRound>();

    public Task<IReadOnlyList<PollLease>> TakeAsync(Carrier carrier = Carrier.RussianPost) =>
        Claims.TakeAsync(Client(carrier), TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<EventVerdict[]>> IngestAsync(params CarrierReport[] reports)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Ingest>().RunAsync(reports, TestContext.Current.CancellationToken);
    }

    public ICarrierClient Client(Carrier carrier) => _services.GetServices<ICarrierClient>().Single(c => c.Carrier == carrier);

    private async Task<int> RoundAsync<TRound>()
        where TRound : ICarrierRound
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<ICarrierRound>().OfType<TRound>().Single()
            .RunAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
