using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Logging;
using PostalTracking.Web.Hosting;

namespace PostalTracking.UnitTests.Hosting;

public sealed class RequestLogTests
{
    [Theory]
    [InlineData("POST", 201, LogLevel.Information)]
    [InlineData("GET", 200, LogLevel.Debug)]
    [InlineData("POST", 499, LogLevel.Debug)]
    [InlineData("GET", 403, LogLevel.Information)]
    [InlineData("GET", 503, LogLevel.Warning)]
    [InlineData("GET", 500, LogLevel.Error)]
    public async Task It_names_the_route_and_never_what_stood_in_the_address(string method, int status, LogLevel level)
    {
        var log = new Lines();
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Path = "/p/Secret-Capability";
        context.Request.QueryString = new("?phone=79991234567");
        context.SetEndpoint(new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/p/{capability}"), 0, null, null));

        await new RequestLog(
            c =>
            {
                c.Response.StatusCode = status;
                return Task.CompletedTask;
            },
            TimeProvider.System,
            log).InvokeAsync(context);

        var (written, line) = Assert.Single(log.Written);
        Assert.Equal(level, written);
        Assert.StartsWith($"{method} /p/{{capability}} answered {status} in ", line, StringComparison.Ordinal);
    }

    private sealed class Lines : ILogger<RequestLog>
    {
        public List<(LogLevel Level, string Line)> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add((logLevel, formatter(state, exception)));
    }
}
