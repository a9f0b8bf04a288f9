using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PostalTracking.CarrierSimulator.Cainiao;
using PostalTracking.CarrierSimulator.Control;
using PostalTracking.CarrierSimulator.Control.Faults;
using PostalTracking.CarrierSimulator.Control.Page;
using PostalTracking.CarrierSimulator.HongkongPost;
using PostalTracking.CarrierSimulator.Parcels;
using PostalTracking.CarrierSimulator.RussianPost;

namespace PostalTracking.CarrierSimulator;

/// <summary>The partners of PostalTracking, speaking their real protocols, with parcels that move.</summary>
public static class SimulatorApp
{
    private const string DefaultUrl = "http://localhost:8090";

    /// <summary>Builds it, not yet started; tests give <c>--urls=http://127.0.0.1:0</c> and a clock of their own.</summary>
    public static WebApplication Build(string[] args, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Configuration[WebHostDefaults.ServerUrlsKey] ??= DefaultUrl;

        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

        // Its warnings are about the connections that faults break on purpose.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);

        builder.Services.AddOptions<SimulatorOptions>()
            .BindConfiguration(SimulatorOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddSingleton<MadeUpNumbers>();
        builder.Services.AddSingleton<ParcelStock>();
        builder.Services.AddSingleton<FaultQueue>();
        builder.Services.AddSingleton<RequestLog>();
        builder.Services.AddSingleton<PartnerDesk>();
        builder.Services.AddSingleton<Lures>();
        builder.Services.AddControlPage();
        builder.Services.AddSingleton<UserNameTokens>();
        builder.Services.AddSingleton<TracePusher>();
        builder.Services.AddHostedService<TracePushService>();
        builder.Services.AddSingleton<TicketDesk>();
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)));

        var app = builder.Build();
        app.MapRussianPost();
        app.MapBatches();
        app.MapCainiao();
        app.MapLinkGateway();
        app.MapHongkongPost();
        app.MapControl();
        app.MapControlPage();
        Lures.Map(app);
        app.MapGet("/health/live", () => "ok");
        FillStock(app.Services);
        return app;
    }

    private static void FillStock(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<SimulatorOptions>>().Value;
        if (!options.DemoParcels)
        {
            return;
        }

        var since = options.DemoSince ?? services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var plan in DemoParcels.All)
        {
            services.GetRequiredService<ParcelStock>().Add(plan, since);
        }
    }
}
