using System.Security.Cryptography;
using Scalar.AspNetCore;

namespace PostalTracking.Web.Hosting;

/// <summary>
/// <c>/scalar</c>: the API's document to read and try. The page is its maker's, so it has a policy of its own: its one inline
/// script by a nonce, the styles it writes at run time, and no address but ours. What it would ask of its maker is switched off.
/// </summary>
internal static class ApiPage
{
    public static void MapApiPage(this IEndpointRouteBuilder routes) => routes
        .MapScalarApiReference("/scalar", Configure)
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Lookups);

    private static void Configure(ScalarOptions page, HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
            "font-src 'self' data:; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

        page.WithTitle("PostalTracking API")
            .WithOpenApiRoutePattern("/openapi/{documentName}.json")
            .WithNonce(nonce)
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideDeveloperTools()
            .WithFavicon("/favicon.svg");

        // Its library of schemas would try whether it may compile code, which the policy forbids and the browser reports.
        page.HeadContent = $"<script nonce=\"{nonce}\">globalThis.__zod_globalConfig = {{ jitless: true }};</script>";

        // None: requests go straight to this house.
        page.ProxyUrl = null;
    }
}
