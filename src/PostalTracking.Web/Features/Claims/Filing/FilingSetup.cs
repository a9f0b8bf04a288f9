namespace PostalTracking.Web.Features.Claims.Filing;

/// <summary>The ways to a claim: the buyer's journey and the consultant's one screen.</summary>
internal static class FilingSetup
{
    public static void AddFiling(this IServiceCollection services)
    {
        services.AddScoped<ClaimDrafts>();
        services.AddScoped<PolicyDoor>();
        services.AddScoped<FindPolicies>();
        services.AddScoped<PhoneFiling>();
    }
}
