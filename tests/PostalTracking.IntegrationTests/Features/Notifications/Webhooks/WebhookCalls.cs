using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Notifications.Relay;
using PostalTracking.Web.Features.Notifications.Webhooks;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Features.Notifications.Webhooks;

/// <summary>An endpoint as a partner knows it.</summary>
internal sealed record OwnEndpoint(Guid Id, string Secret);

/// <summary>What tests of webhooks do to an app.</summary>
internal static class WebhookCalls
{
    public const string Endpoints = "/api/v1/webhook-endpoints";

    public static async Task<OwnEndpoint> AddEndpointAsync(
        this TrackingApp app, Uri url, string key = DemoKeys.Partner, params string[] types)
    {
        var answer = await app.PostAsync(Endpoints, new { url, types = types.Length == 0 ? [.. WebhookTypes.All] : types }, key);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.TextAsync());
        var json = await answer.JsonAsync();
        return new(json.GetProperty("id").GetGuid(), json.Text("secret")!);
    }

    public static async Task<HttpResponseMessage> CallAsync(
        this TrackingApp app, HttpMethod method, string path, object? body = null, string key = DemoKeys.Partner)
    {
        using var request = new HttpRequestMessage(method, path).Bearer(key);
        request.Content = body is null ? null : JsonContent.Create(body);
        return await app.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static async Task<JsonElement> EndpointAsync(this TrackingApp app, Guid id)
    {
        var answer = await app.CallAsync(HttpMethod.Get, $"{Endpoints}/{id}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }

    public static async Task<IReadOnlyList<JsonElement>> LogAsync(this TrackingApp app, Guid id, string query = "") =>
        await (await app.CallAsync(HttpMethod.Get, $"{Endpoints}/{id}/deliveries{query}")).ItemsAsync();

    /// <summary>A key of another partner.</summary>
    public static async Task<string> OtherKeyAsync(this TrackingApp app, string name = "Another marketplace")
    {
        var tenant = await app.TenantAsync(name);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        var (key, token) = ApiKey.Issue(tenant, [Scopes.Webhooks, Scopes.ShipmentsWrite], TimeProvider.System.GetUtcNow());
        db.Add(key);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return token;
    }

    /// <summary>Passes happenings on as the relay does.</summary>
    public static async Task FanOutAsync(this TrackingApp app, params Happening[] happenings)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>()
            .OpenConnectionAsync(TestContext.Current.CancellationToken);
        foreach (var reader in scope.ServiceProvider.GetServices<IOutboxReader>().OfType<WebhookFanOut>())
        {
            await reader.TakeAsync(connection, happenings, TestContext.Current.CancellationToken);
        }
    }

    public static Happening Moved(
        this TrackingApp app, string number, string status = "in_transit", string previous = "accepted", int sequence = 2) => new(
        Guid.CreateVersion7(),
        "shipment.updated",
        JsonSerializer.SerializeToElement(
            new { trackNumber = number, generation = 1, from = sequence, to = sequence, status, previousStatus = previous }),
        app.Services.GetRequiredService<TimeProvider>().GetUtcNow());

    /// <summary>Turns until nothing is due.</summary>
    public static async Task SendAllAsync(this TrackingApp app)
    {
        var post = app.Services.GetRequiredService<WebhookPost>();
        do
        {
            await post.IdleAsync();
        }
        while (await post.BeginAsync(TestContext.Current.CancellationToken) > 0);
    }

    /// <summary>A check of one's own, of nothing but the specification.</summary>
    public static bool IsSignedWith(this ReceivedMessage message, string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var signed = $"{message.Id}.{message.Timestamp}.{message.Body}";
        var expected = $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)))}";
        return message.Signature.Split(' ').Contains(expected);
    }
}
