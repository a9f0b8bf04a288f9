using PostalTracking.Web.Features.Claims.Payouts.Files;
using PostalTracking.Web.Features.Claims.Payouts.Payees;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>The money of a claim: payees, orders, releases, files for the payment system, what came back.</summary>
internal static class PayoutSetup
{
    public static IServiceCollection AddPayouts(this IServiceCollection services)
    {
        services.AddOptions<PaymentsOptions>()
            .BindConfiguration(PaymentsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<PayeeSafe>()
            .AddScoped<PayoutTransaction>()
            .AddScoped<FreePayout>()
            .AddScoped<KeepPayee>()
            .AddScoped<OrderPayout>()
            .AddScoped<ReleasePayout>()
            .AddScoped<GiveUpPayout>()
            .AddScoped<ReturnPayout>()
            .AddScoped<SettlePayout>()
            .AddScoped<RecoveredMoney>()
            .AddScoped<RecordRecovery>()
            .AddScoped<ExportPayouts>()
            .AddScoped<SettleFile>()
            .AddScoped<PayoutBoard>()
            .AddScoped<MoneyViews>();
    }

    public static void MapPayouts(this IEndpointRouteBuilder routes) => ReadExport.Map(routes);
}
