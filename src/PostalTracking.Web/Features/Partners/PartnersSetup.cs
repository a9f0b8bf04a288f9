using Microsoft.AspNetCore.Authentication;
using PostalTracking.Web.Features.Partners.Uploads;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners;

internal static class PartnersSetup
{
    /// <summary>Whose key a request comes with.</summary>
    public static IServiceCollection AddPartners(this IServiceCollection services)
    {
        services.AddSingleton<ApiKeyLookup>();
        services.AddSingleton<KeyUsageTally>();
        services.AddScoped<DemoKeys>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(Callers.KeyScheme, null);

        var authorization = services.AddAuthorizationBuilder();
        foreach (var scope in Scopes.All)
        {
            authorization.AddPolicy(Scopes.Policy(scope), policy => policy
                .AddAuthenticationSchemes(Callers.KeyScheme)
                .RequireAuthenticatedUser()
                .RequireClaim(Callers.ScopeClaim, scope));
        }

        return services;
    }

    /// <summary>The pages of the partners' own people.</summary>
    public static IServiceCollection AddPortal(this IServiceCollection services)
    {
        services.AddScoped<PartnerKeys>();
        services.AddScoped<PartnerMembers>();
        services.AddScoped<InvitationMail>();
        services.AddScoped<Organisations>();
        services.AddScoped<OwnParcels>();
        services.AddScoped<ReadQuality>();
        services.AddScoped<ReadHome>();
        services.AddRound<KeyUsageRound>(KeyUsageRound.Every);
        services.AddRound<EventQualityRound>(EventQualityRound.Every);
        services.AddHostedService<LastCount>();
        return services.AddUploads();
    }

    public static void MapPortal(this IEndpointRouteBuilder routes)
    {
        ExportParcels.Map(routes);
        ExportQuality.Map(routes);
        routes.MapUploads();
    }
}
