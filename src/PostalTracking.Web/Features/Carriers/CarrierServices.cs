using Microsoft.Extensions.Options;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers.Cainiao;
using PostalTracking.Web.Features.Carriers.HongkongPost;
using PostalTracking.Web.Features.Carriers.RussianPost;
using PostalTracking.Web.Features.Tracking.Polling;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Carriers;

internal static class CarrierServices
{
    public static IServiceCollection AddCarriers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RussianPostOptions>().BindConfiguration(RussianPostOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CainiaoOptions>().BindConfiguration(CainiaoOptions.Section).ValidateDataAnnotations().ValidateOnStart()
            .Validate(cainiao => cainiao.IsComplete, "Carriers:Cainiao:GatewayUrl needs AppKey and AppSecret beside it.");
        services.AddOptions<HongkongPostOptions>()
            .BindConfiguration(HongkongPostOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(RussianPostCodes.Table);
        services.AddSingleton(CainiaoCodes.Table);
        services.AddSingleton(HongkongPostCodes.Table);

        services.AddCarrierHttpClient<RussianPostClient>();
        services.AddCarrierHttpClient<BatchClient>();
        services.AddCarrierHttpClient<CainiaoDetailClient>();
        services.AddCarrierHttpClient<CainiaoLinkClient>();
        services.AddCarrierHttpClient<HongkongPostClient>();
        services.AddTransient<ICarrierClient>(provider => provider.GetRequiredService<RussianPostClient>());
        services.AddTransient<ICarrierClient>(provider => provider.GetRequiredService<IOptions<CainiaoOptions>>().Value.DetailUrl is not null
            ? provider.GetRequiredService<CainiaoDetailClient>()
            : provider.GetRequiredService<CainiaoLinkClient>());
        services.AddTransient<ICarrierClient>(provider => provider.GetRequiredService<HongkongPostClient>());
        services.AddScoped<TracePushIntake>();

        // A carrier without an address is not asked, and no plan is made for it.
        services.AddSingleton<IPostConfigureOptions<PollingOptions>>(provider => new PostConfigureOptions<PollingOptions>(
            Options.DefaultName,
            polling =>
            {
                var post = provider.GetRequiredService<IOptions<RussianPostOptions>>().Value;
                polling.Budgets[Carrier.RussianPost] = new CarrierBudget(post.DailySingleBudget, post.BatchUrl is null ? null : post.TicketPause);
                if (post.TrackingUrl is not null)
                {
                    polling.Polled.Add(Carrier.RussianPost);
                }

                var cainiao = provider.GetRequiredService<IOptions<CainiaoOptions>>().Value;
                if ((cainiao.GatewayUrl ?? cainiao.DetailUrl) is not null)
                {
                    polling.Polled.Add(Carrier.Cainiao);
                }

                if (provider.GetRequiredService<IOptions<HongkongPostOptions>>().Value.TrackingUrl is not null)
                {
                    polling.Polled.Add(Carrier.HongkongPost);
                }
            }));

        services.AddSingleton<CarrierMeter>();
        services.AddScoped<CarrierAnswers>();
        services.AddScoped<CarrierPoll>();
        services.AddSingleton<PollClaims>();
        services.AddSingleton<GarbledAnswers>();
        services.AddRound<GarbledAnswers>(TimeSpan.FromHours(6));
        services.AddSingleton<TicketClaims>();
        services.AddSingleton<MoneyOrderClaims>();
        services.AddScoped<ICarrierRound, TicketRound>();
        services.AddScoped<ICarrierRound, MoneyOrderRound>();
        if (configuration.GetValue("Background:Polling", true))
        {
            services.AddHostedService<CarrierPollingService>();
        }

        return services;
    }
}
