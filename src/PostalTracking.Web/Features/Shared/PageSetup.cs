using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;

namespace PostalTracking.Web.Features.Shared;

/// <summary>Razor Pages, each in the folder of its feature.</summary>
internal static class PageSetup
{
    public static IMvcBuilder AddPages(this IServiceCollection services)
    {
        // Markup is escaped as ever; Russian and Chinese letters are sent as they are, not as six characters each.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));

        services.AddOptions<OfflineOptions>().BindConfiguration(OfflineOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddRazorPages(options => options.RootDirectory = "/Features");
    }

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapRazorPages();
        routes.MapOfflineWorker();
    }
}
