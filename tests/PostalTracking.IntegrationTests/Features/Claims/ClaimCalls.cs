using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Features.Protection.Access;

namespace PostalTracking.IntegrationTests.Features.Claims;

/// <summary>The calls of the API of claims, by a customer with a code or by a desk with its key.</summary>
internal static class ClaimCalls
{
    public const string Route = "/api/v1/claims";

    private static int _serial = 30_000;

    /// <summary>A policy of a parcel of its own.</summary>
    public static async Task<(string TrackNumber, string Policy, BuyerKeys Keys)> InsureAsync(
        this TrackingApp app, long cod = 4_500_00, double daysAgo = 3)
    {
        var number = Api.Number(Interlocked.Increment(ref _serial));
        await app.RegisterAsync(new { trackNumber = number });
        var (policy, keys) = await app.BuyAsync(number, daysAgo, cod);
        return (number, policy, keys);
    }

    public static object FilingOf(string policyNumber, string? accessCode = null, long asked = 1_000_00, string? channel = null) => new
    {
        policyNumber,
        accessCode,
        circumstance = "something-else",
        description = "Вместо телефона в коробке лежит кирпич.",
        amountAsked = new { amount = asked, currency = "RUB" },
        channel,
    };

    public static Task<HttpResponseMessage> PostClaimAsync(
        this TrackingApp app, object filing, string? key = null, string? idempotencyKey = null, string? language = null) =>
        app.PostAsync(Route, filing, key, language, idempotencyKey ?? Guid.NewGuid().ToString());

    /// <summary>The claim, after checking that it was filed.</summary>
    public static async Task<JsonElement> FiledAsync(this TrackingApp app, object filing, string? key = null)
    {
        var answer = await app.PostClaimAsync(filing, key);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.TextAsync());
        return await answer.JsonAsync();
    }

    /// <param name="code">Of the receipt; null: the key of the demo's desk.</param>
    public static Task<HttpResponseMessage> ReadClaimAsync(
        this TrackingApp app, string claimNumber, string? code = null, string? key = null) =>
        app.AsAsync(new(HttpMethod.Get, $"{Route}/{claimNumber}"), code, key);

    public static Task<HttpResponseMessage> PostMoveAsync(
        this TrackingApp app, string claimNumber, object move, string? code = null, string? key = null, string? language = null) =>
        app.AsAsync(
            new HttpRequestMessage(HttpMethod.Post, $"{Route}/{claimNumber}/moves") { Content = JsonContent.Create(move) }
                .With("Accept-Language", language ?? "ru"),
            code,
            key);

    public static Task<HttpResponseMessage> PostMessageAsync(
        this TrackingApp app, string claimNumber, object message, string? code = null) =>
        app.AsAsync(
            new(HttpMethod.Post, $"{Route}/{claimNumber}/messages") { Content = JsonContent.Create(message) }, code, key: null);

    private static async Task<HttpResponseMessage> AsAsync(this TrackingApp app, HttpRequestMessage request, string? code, string? key)
    {
        using (request)
        {
            var asked = code is null ? request.Bearer(key ?? DemoKeys.Support) : request.With("X-Access-Code", code);
            return await app.Http.SendAsync(asked, TestContext.Current.CancellationToken);
        }
    }
}
