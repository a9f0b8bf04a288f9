using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PostalTracking.IntegrationTests.Features.Notifications.Webhooks;

/// <summary>A message as it came to a receiver.</summary>
internal sealed record ReceivedMessage(string Path, string Id, long Timestamp, string Signature, string Body, DateTimeOffset At)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Type => Json.GetProperty("type").GetString()!;

    public JsonElement Data => Json.GetProperty("data");
}

/// <summary>A partner's receiver: a real server on the loopback, which answers as it is told.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _server;

    private Receiver(WebApplication server) => (_server, Address) = (server, new(server.Urls.Single()));

    public Uri Address { get; }

    /// <summary>In the order in which they came.</summary>
    public ConcurrentQueue<ReceivedMessage> Messages { get; } = new();

    /// <summary>What is answered; 204 unless a test says otherwise.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = With(StatusCodes.Status204NoContent);

    public static Func<HttpContext, Task> With(int status, string? header = null, string? value = null) => context =>
    {
        context.Response.StatusCode = status;
        if (header is not null)
        {
            context.Response.Headers[header] = value;
        }

        return Task.CompletedTask;
    };

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        Receiver? receiver = null;
        server.Run(context => receiver!.TakeAsync(context));
        await server.StartAsync();
        return receiver = new(server);
    }

    /// <summary>An address of its own for each path.</summary>
    public Uri At(string path) => new(Address, path);

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var headers = context.Request.Headers;
        Messages.Enqueue(new(
            context.Request.Path,
            headers["webhook-id"].ToString(),
            long.TryParse(headers["webhook-timestamp"], out var at) ? at : 0,
            headers["webhook-signature"].ToString(),
            await reader.ReadToEndAsync(),
            TimeProvider.System.GetUtcNow()));
        await Answer(context);
    }
}
