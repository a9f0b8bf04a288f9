using System.Globalization;

namespace PostalTracking.Web.Hosting;

/// <summary>What every request shares, in the order it goes through it.</summary>
internal static class HostingSetup
{
    public static void AddHosting(this WebApplicationBuilder builder)
    {
        // What no request speaks for (logs, background work) knows no language.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

        // In a build that is not published the framework would add a catch-all route for files made since:
        // a door without a decision, and GET in the Allow of every address.
        builder.Configuration["DisableStaticAssetNotFoundRuntimeFallback"] = "true";

        builder.AddLog();
        builder.UseDefaultAddress();
        builder.AddKeyRing();

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<DemoMode>();
        builder.Services
            .AddServerLimits()
            .AddProblemAnswers()
            .AddValidationOfRequests()
            .AddRateLimits()
            .AddAccess()
            .AddAppCookies()
            .AddIdempotency()
            .AddMail()
            .AddHealth()
            .AddTelemetry()
            .AddSingleton<RoundMeter>()
            .AddApiDocument();
    }

    public static void UseHosting(this WebApplication app)
    {
        app.WarnOfReadableKeys();
        app.UseKnownProxies();
        app.UseSecurityHeaders();
        app.UseRequestLanguage();
        app.UseMiddleware<RequestLog>();
        app.UseProblemAnswers();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseOnlyKnownRoutes();
        app.UseAuthorization();
    }

    public static void MapHosting(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapLanguage();
        app.MapRobots();
        app.MapApiDocument();
        app.MapApiPage();
    }
}
