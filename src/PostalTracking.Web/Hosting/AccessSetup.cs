using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace PostalTracking.Web.Hosting;

/// <summary>Who is asking: an API key under <c>/api</c>, a signed-in person on pages, and never one in the place of the other.</summary>
internal static class AccessSetup
{
    private const string ByPath = "ByPath";

    // What ASP.NET Core Identity calls its cookie.
    private const string PageScheme = "Identity.Application";

    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddAuthentication().AddPolicyScheme(ByPath, null, scheme => scheme.ForwardDefaultSelector = SchemeOf);

        // Identity names its cookie as the default when it is added; this comes after whatever was added, and wins.
        services.PostConfigure<AuthenticationOptions>(options =>
        {
            options.DefaultScheme = options.DefaultAuthenticateScheme = ByPath;
            options.DefaultChallengeScheme = options.DefaultForbidScheme = ByPath;
        });

        // An endpoint without a decision is closed; opening one is written beside it.
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    /// <summary>
    /// Answers what no route takes (404) and what routing answers by itself (405, 415) before the fallback policy,
    /// which would ask for a key to a door that is not there.
    /// </summary>
    public static void UseOnlyKnownRoutes(this IApplicationBuilder app) => app.Use(next => context =>
    {
        switch (context.GetEndpoint())
        {
            case RouteEndpoint:
                return next(context);
            case { RequestDelegate: { } refusal }:
                return refusal(context);
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    });

    private static string SchemeOf(HttpContext context)
    {
        var schemes = context.RequestServices.GetRequiredService<IOptions<AuthenticationOptions>>().Value;
        return !context.IsApi() && schemes.SchemeMap.ContainsKey(PageScheme) ? PageScheme : Callers.KeyScheme;
    }
}
