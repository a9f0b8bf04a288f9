using Microsoft.AspNetCore.Authentication;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners;

internal static class PartnersSetup
{
    public static IServiceCollection AddPartners(this IServiceCollection services)
    {
        services.AddSingleton<ApiKeyLookup>();
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
}
