using Microsoft.AspNetCore.Diagnostics;

namespace PostalTracking.Web.Hosting;

/// <summary>
/// One line per request that changed, refused or broke something: the route, never the address (a capability or a search
/// may stand in it). A read that went well is counted by the metrics, not written: at thousands a second the log would be the work.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, TimeProvider clock, ILogger<RequestLog> logger)
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    public async Task InvokeAsync(HttpContext context)
    {
        var start = clock.GetTimestamp();
        var method = context.Request.Method;
        try
        {
            await next(context);
        }
        finally
        {
            var elapsed = clock.GetElapsedTime(start);
            var level = LevelOf(method, context.Response, elapsed);
            if (logger.IsEnabled(level))
            {
                var (route, key) = (RouteOf(context), context.User.KeyPrefix());
                LogAnswered(level, method, route, context.Response.StatusCode, elapsed.TotalMilliseconds, key);
            }
        }
    }

    private static LogLevel LevelOf(string method, HttpResponse response, TimeSpan elapsed) => response.StatusCode switch
    {
        StatusCodes.Status500InternalServerError => LogLevel.Error,
        StatusCodes.Status499ClientClosedRequest => LogLevel.Debug,
        >= 500 => LogLevel.Warning,
        >= 400 => LogLevel.Information,
        _ when elapsed >= Slow && !IsStream(response) => LogLevel.Information,
        _ => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? LogLevel.Debug : LogLevel.Information,
    };

    // Lasts for as long as somebody listens, and that says nothing of us.
    private static bool IsStream(HttpResponse response) => response.ContentType == "text/event-stream";

    private static string RouteOf(HttpContext context)
    {
        var endpoint = context.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint
            ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint
            ?? context.GetEndpoint();
        return (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
    }

    [LoggerMessage("{Method} {Route} answered {Status} in {Elapsed:0.0} ms, key {Key}")]
    private partial void LogAnswered(LogLevel level, string method, string route, int status, double elapsed, string? key);
}
