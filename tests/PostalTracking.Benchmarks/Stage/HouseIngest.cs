using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Carriers;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Benchmarks.Stage;

/// <summary>The real Ingest in this process, without HTTP: what P6 measures.</summary>
internal sealed class HouseIngest : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public HouseIngest(string connectionString)
    {
        // The carriers that the app of the benchmark knows, so that the same plans are written.
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Carriers:RussianPost:TrackingUrl"] = "http://localhost:8090/rtm34",
            ["Carriers:RussianPost:Login"] = "simulator",
            ["Carriers:RussianPost:Password"] = "simulator",
            ["Carriers:Cainiao:DetailUrl"] = "http://localhost:8090/global/detail.json",
        }).Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(TimeProvider.System)
            .AddData(connectionString)
            .AddTracking()
            .AddCarriers(configuration)
            .BuildServiceProvider();
    }

    public async Task RunAsync(IEnumerable<MadeUpEvent> events, int batch)
    {
        foreach (var some in events.Chunk(batch))
        {
            await using var scope = _services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Ingest>().RunAsync(
                [.. some.GroupBy(e => e.TrackNumber).Select(parcel => new CarrierReport
                {
                    Number = TrackNumber.Parse(parcel.Key),
                    Carrier = Carrier.RussianPost,
                    Events = [.. parcel.Select(e => new ReportedEvent(e.Code, e.OccurredAt.AddHours(-3), 180, new("RU", 390000, null)))],
                })],
                CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
