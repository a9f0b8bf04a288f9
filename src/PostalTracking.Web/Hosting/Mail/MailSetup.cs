namespace PostalTracking.Web.Hosting;

internal static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<MailDoor>();
    }
}
