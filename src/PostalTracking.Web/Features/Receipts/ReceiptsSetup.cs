using PostalTracking.Web.Features.Receipts.Api;
using PostalTracking.Web.Features.Receipts.Check;
using PostalTracking.Web.Features.Receipts.Keys;
using PostalTracking.Web.Features.Receipts.Statements;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Receipts;

/// <summary>The proof of receipt: signed statements, the keys to check them by, and the page that checks.</summary>
internal static class ReceiptsSetup
{
    public static IServiceCollection AddReceipts(this IServiceCollection services)
    {
        services.AddOptions<ReceiptOptions>().BindConfiguration(ReceiptOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ReceiptKeys>();
        services.AddRound<ReceiptKeyRound>(TimeSpan.FromHours(1), first: TimeSpan.FromSeconds(5));
        services.AddSingleton<ReceiptIssuer>();
        services.AddSingleton<ReceiptParcels>();
        services.AddScoped<IssueReceipt>();
        services.AddScoped<CheckStatement>();
        return services;
    }

    public static void MapReceipts(this IEndpointRouteBuilder routes)
    {
        GetReceipt.Map(routes.MapGroup("/api/v1/shipments").WithTags("Receipts"));
        PublishKeys.Map(routes);
        AskStanding.Map(routes);
    }
}
