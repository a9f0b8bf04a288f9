using PostalTracking.Web.Features.Senders.Appeal;
using PostalTracking.Web.Features.Senders.Register;
using PostalTracking.Web.Features.Senders.Traits;
using PostalTracking.Web.Features.Senders.Warning;

namespace PostalTracking.Web.Features.Senders;

/// <summary>Who sends, as far as it must be known to warn of frauds. Claims writes it, the counter and the pages read it.</summary>
internal static class SendersSetup
{
    public static IServiceCollection AddSenders(this IServiceCollection services)
    {
        services.AddOptions<SenderOptions>().BindConfiguration(SenderOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SenderKey>();
        services.AddHostedService<SenderKeyService>();
        services.AddSingleton<SenderNumbers>();
        services.AddScoped<SenderGroups>();
        services.AddScoped<SenderRegister>();
        services.AddScoped<SenderDecisions>();
        services.AddScoped<SenderRecord>();
        services.AddSingleton<SenderBoard>();
        services.AddSingleton<AppealAllowance>();
        services.AddScoped<SenderAppeals>();
        return services;
    }
}
