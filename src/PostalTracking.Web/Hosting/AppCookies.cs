using Microsoft.AspNetCore.Antiforgery;

namespace PostalTracking.Web.Hosting;

/// <summary>
/// The shape of our cookies. <c>__Host-</c> binds one to this host and to TLS; a developer's plain http could not set it.
/// </summary>
internal sealed class AppCookies(IHostEnvironment environment)
{
    public void Shape(CookieBuilder cookie, string name)
    {
        cookie.Name = Name(name);
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.IsEssential = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    }

    public string Name(string name) => environment.IsDevelopment() ? $"pt-{name}" : $"__Host-{name}";
}

internal static class AppCookiesSetup
{
    public static IServiceCollection AddAppCookies(this IServiceCollection services)
    {
        services.AddSingleton<AppCookies>();
        services.AddOptions<AntiforgeryOptions>().Configure<AppCookies>((options, cookies) => cookies.Shape(options.Cookie, "form"));
        return services;
    }
}
