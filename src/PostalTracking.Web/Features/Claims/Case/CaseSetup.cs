namespace PostalTracking.Web.Features.Claims.Case;

/// <summary>The claim's page for its customer, and the feed of its deadlines.</summary>
internal static class CaseSetup
{
    public static void AddCase(this IServiceCollection services)
    {
        services.AddScoped<CaseFiles>();
        services.AddScoped<WriteOnce>();
        services.AddScoped<CalendarLinks>();
        services.AddScoped<DeadlineFeed>();
    }

    public static void MapCase(this IEndpointRouteBuilder routes) => DeadlineFeed.Map(routes);
}
