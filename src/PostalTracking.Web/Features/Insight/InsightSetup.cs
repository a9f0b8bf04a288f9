namespace PostalTracking.Web.Features.Insight;

/// <summary>Numbers over everybody's work; reads all tables and is read by nobody.</summary>
internal static class InsightSetup
{
    public static IServiceCollection AddInsight(this IServiceCollection services) => services.AddSingleton<PolicyTotals>();

    public static void MapInsight(this IEndpointRouteBuilder routes) =>
        ReadPolicyStatistics.Map(routes.MapGroup("/api/v1/statistics").WithTags("Statistics"));
}
