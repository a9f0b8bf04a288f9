namespace PostalTracking.Web.Features.Staff.Accounts;

internal static class AccountsSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<Invitations>();
        services.AddScoped<AccountChanges>();
        services.AddScoped<StaffAccounts>();
        return services;
    }
}
