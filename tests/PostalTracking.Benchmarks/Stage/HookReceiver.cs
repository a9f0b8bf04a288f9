using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PostalTracking.Benchmarks.Stage;

/// <summary>A partner's receiver that reads what comes and takes it.</summary>
internal sealed class HookReceiver : IAsyncDisposable
{
    private readonly WebApplication _server;
    private long _taken;

    private HookReceiver(WebApplication server) => _server = server;

    public Uri Address => new(_server.Urls.Single());

    public long Taken => Interlocked.Read(ref _taken);

    public static async Task<HookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        var receiver = new HookReceiver(server);
        server.Run(receiver.TakeAsync);
        await server.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        Interlocked.Increment(ref _taken);
    }
}
