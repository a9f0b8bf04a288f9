using Microsoft.Extensions.Options;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers.Cainiao;
using PostalTracking.Web.Features.Carriers.RussianPost;
using PostalTracking.Web.Features.Tracking.Polling;

namespace PostalTracking.Web.Features.Carriers;

internal static class CarrierServices
{
    public static IServiceCollection AddCarriers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RussianPostOptions>().BindConfiguration(RussianPostOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CainiaoOptions>().BindConfiguration(CainiaoOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(RussianPostCodes.Table);
        services.AddSingleton(CainiaoCodes.Table);
        services.AddSingleton(HongkongPost.HongkongPostCodes.Table);

        services.AddCarrierHttpClient<RussianPostClient>();
        services.AddCarrierHttpClient<CainiaoDetailClient>();
        services.AddTransient<ICarrierClient>(provider => provider.GetRequiredService<RussianPostClient>());
        services.AddTransient<ICarrierClient>(provider => provider.GetRequiredService<CainiaoDetailClient>());

        // A carrier without an address is not asked, and no plan is made for it.
        services.AddSingleton<IPostConfigureOptions<PollingOptions>>(provider => new PostConfigureOptions<PollingOptions>(
            Options.DefaultName,
            polling =>
            {
                if (provider.GetRequiredService<IOptions<RussianPostOptions>>().Value.TrackingUrl is not null)
                {
                    polling.Polled.Add(Carrier.RussianPost);
                }

                if (provider.GetRequiredService<IOptions<CainiaoOptions>>().Value.DetailUrl is not null)
                {
                    polling.Polled.Add(Carrier.Cainiao);
                }
            }));

        services.AddSingleton<CarrierMeter>();
        services.AddScoped<CarrierPoll>();
        services.AddSingleton<PollClaims>();
        if (configuration.GetValue("Background:Polling", true))
        {
            services.AddHostedService<CarrierPollingService>();
        }

        return services;
    }
}
