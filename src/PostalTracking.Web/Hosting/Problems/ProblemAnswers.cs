using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;

namespace PostalTracking.Web.Hosting;

/// <summary>No answer of the API is empty or HTML, no page is a bare status.</summary>
internal static class ProblemAnswers
{
    private static readonly PathString[] ApiRoots = ["/api", "/openapi", "/health"];

    public static IServiceCollection AddProblemAnswers(this IServiceCollection services) => services
        .AddExceptionHandler<FailureHandler>()
        // With the exception the answer can name the field and the line; without it a filter would even run on a request
        // whose parameters did not bind. In every environment alike, so Development shows what Production does.
        .Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);

    public static void UseProblemAnswers(this IApplicationBuilder app)
    {
        app.UseWhen(context => context.IsApi(), api => api.UseStatusCodePages(AnswerAsync));
        app.UseWhen(context => !context.IsApi(), pages => pages.UseStatusCodePagesWithReExecute("/error/{0}"));
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask });
    }

    public static bool IsApi(this HttpContext context)
    {
        foreach (var root in ApiRoots)
        {
            if (context.Request.Path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    public static void RetryAfter(this HttpContext context, TimeSpan delay) =>
        context.Response.Headers.RetryAfter = Seconds(delay).ToString(CultureInfo.InvariantCulture);

    public static int Seconds(TimeSpan delay) => Math.Max(1, (int)Math.Ceiling(delay.TotalSeconds));

    private static Task AnswerAsync(StatusCodeContext failed)
    {
        var context = failed.HttpContext;
        var wait = int.TryParse(context.Response.Headers.RetryAfter, CultureInfo.InvariantCulture, out var seconds) ? seconds : 60;
        return Problems.Of(context, ProblemKind.OfStatus(context.Response.StatusCode), wait).ExecuteAsync(context);
    }
}
