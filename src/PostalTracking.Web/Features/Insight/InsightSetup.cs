namespace PostalTracking.Web.Features.Insight;

/// <summary>Numbers over everybody's work; reads all tables and is read by nobody.</summary>
internal static class InsightSetup
{
    public static IServiceCollection AddInsight(this IServiceCollection services) => services
        .AddSingleton<PolicyTotals>()
        .AddSingleton<ClaimTotals>();

    public static void MapInsight(this IEndpointRouteBuilder routes)
    {
        var statistics = routes.MapGroup("/api/v1/statistics").WithTags("Statistics");
        ReadPolicyStatistics.Map(statistics);
        ReadClaimStatistics.Map(statistics);
    }
}
