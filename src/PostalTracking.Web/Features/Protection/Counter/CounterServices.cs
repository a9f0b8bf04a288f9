using PostalTracking.Web.Features.Protection.Counter.Consent;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Counter;

internal static class CounterServices
{
    public static IServiceCollection AddCounter(this IServiceCollection services)
    {
        services.AddScoped<Desks>();
        services.AddScoped<OfferCards>();
        services.AddScoped<CounterSale>();
        services.AddScoped<Invitations>();
        services.AddRound<InvitationPurge>(TimeSpan.FromHours(1));
        return services;
    }

    public static void MapCounter(this IEndpointRouteBuilder routes) => HearAnswer.Map(routes);
}
