namespace PostalTracking.Web.Features.Offices;

internal static class OfficeServices
{
    public static IServiceCollection AddOffices(this IServiceCollection services)
    {
        services.AddScoped<FindOffice>();
        services.AddSingleton<OfficeBook>();
        services.AddScoped<OfficeSearch>();
        services.AddScoped<FindOffice>();
        return services;
    }
}
