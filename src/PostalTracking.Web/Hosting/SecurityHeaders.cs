namespace PostalTracking.Web.Hosting;

/// <summary>What every answer says to the browser. An endpoint that needs another value sets the header itself.</summary>
internal static class SecurityHeaders
{
    private const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; " +
        "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; " +
        "worker-src 'self'; manifest-src 'self'; require-trusted-types-for 'script'; trusted-types postaltracking";

    private const string ApiPolicy = "default-src 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        // Browsers ignore it over plain http, and a developer's localhost would remember it for a year.
        Func<object, Task> say = app.Environment.IsDevelopment() ? Say : SayWithTransport;

        // On starting, so that an answer begun anew after an exception has them too.
        app.Use(next => context =>
        {
            context.Response.OnStarting(say, context);
            return next(context);
        });
    }

    private static Task SayWithTransport(object state)
    {
        var context = (HttpContext)state;
        if (context.Request.IsHttps)
        {
            context.Response.Headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        return Say(state);
    }

    private static Task Say(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;

        headers.XContentTypeOptions = "nosniff";

        // The track number stands in the address.
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        if (!context.IsIndexed())
        {
            headers[Indexing.Header] = Indexing.Never;
        }

        var isApi = context.IsApi();
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = isApi ? ApiPolicy : PagePolicy;
        }

        if (!isApi)
        {
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=(self)";
        }

        return Task.CompletedTask;
    }
}
