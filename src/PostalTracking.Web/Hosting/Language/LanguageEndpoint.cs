using Microsoft.AspNetCore.Http.HttpResults;

namespace PostalTracking.Web.Hosting;

/// <summary>Remembers the visitor's language for a year and leads back to the page.</summary>
internal static class LanguageEndpoint
{
    public static void MapLanguage(this IEndpointRouteBuilder routes)
    {
        // A link works without scripts and changes nothing but the look; a form may post here as well.
        routes.MapMethods("/language", ["GET", "POST"], ChooseAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task ChooseAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        var language = form?["to"].FirstOrDefault() ?? context.Request.Query["to"].FirstOrDefault();
        var returnUrl = form?["returnUrl"].FirstOrDefault() ?? context.Request.Query["returnUrl"].FirstOrDefault();

        if (RequestLanguage.IsKnown(language))
        {
            context.Response.Cookies.Append(RequestLanguage.Cookie, language!, new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                IsEssential = true,
            });
        }

        context.Response.Redirect(RedirectHttpResult.IsLocalUrl(returnUrl) ? Encoded(returnUrl!) : "/");
    }

    // A header carries ASCII only, a page's address may not be.
    private static string Encoded(string localUrl)
    {
        var address = new Uri("http://localhost" + localUrl);
        return address.PathAndQuery + address.Fragment;
    }
}
