using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace PostalTracking.Web.Hosting;

/// <summary>
/// Answers what nobody caught: the API gets a problem, a page gets its status and is shown by <c>/error/{code}</c>.
/// A client that went away is dealt with by the framework before this (499, no log).
/// </summary>
internal sealed partial class FailureHandler(ILogger<FailureHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var kind = Failures.KindOf(exception);
        Log(kind, exception, Problems.TraceId(context));

        context.Response.StatusCode = kind.Status;
        if (kind.Status == StatusCodes.Status503ServiceUnavailable)
        {
            context.RetryAfter(TimeSpan.FromSeconds(5));
        }

        if (context.IsApi())
        {
            await ProblemOf(context, kind, exception).ExecuteAsync(context);
        }
        else if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            // The error page itself failed: say it in plain words.
            var problem = Problems.Of(context, kind).ProblemDetails;
            await context.Response.WriteAsync($"{problem.Title}\n{problem.Detail}\n{Problems.TraceId(context)}\n", cancellationToken);
        }

        return true;
    }

    private static ProblemHttpResult ProblemOf(HttpContext context, ProblemKind kind, Exception exception)
    {
        var problem = Problems.Of(context, kind);
        return exception.InnerException is JsonException { Path: { } path } json
            ? problem
                .With("path", Echo.Of(path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path))
                .With("line", json.LineNumber + 1)
            : problem;
    }

    private void Log(ProblemKind kind, Exception exception, string id)
    {
        if (kind == ProblemKind.Internal)
        {
            LogFailed(exception, id);
        }
        else if (kind == ProblemKind.Unavailable)
        {
            // During an outage every request comes here: the sentence is enough, the stack would bury the rest.
            LogUnavailable(exception.GetType().Name, exception.Message, id);
        }
    }

    [LoggerMessage(LogLevel.Error, "A request failed, id {Id}")]
    private partial void LogFailed(Exception exception, string id);

    [LoggerMessage(LogLevel.Warning, "A request found something unavailable ({Kind}: {Reason}), id {Id}")]
    private partial void LogUnavailable(string kind, string reason, string id);
}
