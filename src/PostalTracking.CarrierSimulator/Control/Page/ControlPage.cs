using Microsoft.AspNetCore.Mvc;

namespace PostalTracking.CarrierSimulator.Control.Page;

/// <summary>The control API for people: a page that works without scripts and asks nobody else for anything.</summary>
internal static class ControlPage
{
    public static void AddControlPage(this IServiceCollection services) => services
        .AddRazorPages(pages =>
        {
            pages.RootDirectory = "/Control/Page";
            pages.Conventions.AddPageRoute("/Index", "control");

            // A tool for one developer on the loopback: nobody is signed in, so there is nothing to forge.
            pages.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute());
        })
        .AddApplicationPart(typeof(ControlPage).Assembly);

    public static void MapControlPage(this IEndpointRouteBuilder routes)
    {
        routes.MapRazorPages();
        routes.MapGet("/control.css", () => Results.Stream(
            typeof(ControlPage).Assembly.GetManifestResourceStream("control.css")!, "text/css;charset=utf-8"));
    }
}
