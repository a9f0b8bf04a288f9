using System.Text.Json;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Partners;

namespace PostalTracking.IntegrationTests.Features.Protection;

/// <summary>The calls of a seller's till.</summary>
internal static class Policies
{
    public const string Path = "/api/v1/policies";

    public static object Sale(string trackNumber, long cod = 2_499_00) => new
    {
        trackNumber,
        cod = new { amount = cod, currency = "RUB" },
        phone = "+7 910 123-45-67",
        consent = true,
    };

    public static Task<HttpResponseMessage> PostPolicyAsync(
        this TrackingApp app, object sale, string? idempotencyKey = null, string key = DemoKeys.Counter, string? language = null) =>
        app.PostAsync(Path, sale, key, language, idempotencyKey ?? Guid.NewGuid().ToString());

    /// <summary>The policy, after checking that it was sold.</summary>
    public static async Task<JsonElement> SellByApiAsync(this TrackingApp app, string trackNumber, long cod = 2_499_00)
    {
        var answer = await app.PostPolicyAsync(Sale(trackNumber, cod));
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Created, await answer.TextAsync());
        return await answer.JsonAsync();
    }

    public static async Task<HttpResponseMessage> FindPolicyAsync(this TrackingApp app, string number, string key = DemoKeys.Counter)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Path}/{number}").Bearer(key);
        return await app.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static Task<HttpResponseMessage> CancelAsync(
        this TrackingApp app, string number, string kind, string key = DemoKeys.Counter, string? idempotencyKey = null) =>
        app.PostAsync($"{Path}/{number}/cancel", new { kind, reason = "Не та посылка" }, key, idempotencyKey: idempotencyKey);
}
