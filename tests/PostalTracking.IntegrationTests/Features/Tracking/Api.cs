using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Partners;

namespace PostalTracking.IntegrationTests.Features.Tracking;

/// <summary>The calls of the tracking API as a partner makes them.</summary>
internal static class Api
{
    public const string Shipments = "/api/v1/shipments";
    public const string LookUp = "/api/v1/shipments/lookup";
    public const string Events = "/api/v1/events";

    /// <summary>Numbers of a service and country of one's own choice, whose check digits hold.</summary>
    public static string Number(int serial, string service = "RA", string country = "RU") =>
        $"{service}{serial:D8}{CheckDigit(serial)}{country}";

    public static Task<HttpResponseMessage> GetAsync(this TrackingApp app, string path, string? language = null, string? ifNoneMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        return app.SendAsync(request.WithHeader("Accept-Language", language).WithHeader("If-None-Match", ifNoneMatch));
    }

    public static Task<HttpResponseMessage> FindAsync(this TrackingApp app, string number, string query = "", string? language = null) =>
        app.GetAsync($"{Shipments}/{Uri.EscapeDataString(number)}{query}", language);

    /// <summary>The shipment, after checking that there is one.</summary>
    public static async Task<JsonElement> ShipmentAsync(this TrackingApp app, string number, string query = "", string? language = null)
    {
        var answer = await app.FindAsync(number, query, language);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    public static Task<HttpResponseMessage> PostAsync(
        this TrackingApp app, string path, object body, string? key = null, string? language = null, string? idempotencyKey = null)
    {
        var content = body as HttpContent ?? JsonContent.Create(body);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content }
            .WithHeader("Accept-Language", language)
            .WithHeader("Idempotency-Key", idempotencyKey);

        // Who is refused by the length alone must not have sent it all: the server closes the line.
        request.Headers.ExpectContinue = content.Headers.ContentLength > 1_000_000;
        return app.SendAsync(key is null ? request : request.Bearer(key));
    }

    /// <summary>The verdicts on events sent by the demo's partner.</summary>
    public static async Task<IReadOnlyList<JsonElement>> SendEventsAsync(this TrackingApp app, params object[] events) =>
        await ItemsAsync(await app.PostAsync(Events, new { events }, DemoKeys.Partner));

    /// <summary>The verdicts on parcels registered by the demo's partner.</summary>
    public static async Task<IReadOnlyList<JsonElement>> RegisterAsync(this TrackingApp app, params object[] shipments) =>
        await ItemsAsync(await app.PostAsync(Shipments, new { shipments }, DemoKeys.Partner));

    public static async Task<IReadOnlyList<JsonElement>> ItemsAsync(this HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return [.. (await answer.JsonAsync()).GetProperty("items").EnumerateArray()];
    }

    public static string? Text(this JsonElement element, string property) => element.GetProperty(property).GetString();

    public static string? ProblemType(this JsonElement row) => row.GetProperty("problem").Text("type");

    private static async Task<HttpResponseMessage> SendAsync(this TrackingApp app, HttpRequestMessage request)
    {
        using (request)
        {
            return await app.Http.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }

    private static HttpRequestMessage WithHeader(this HttpRequestMessage request, string name, string? value) =>
        value is null ? request : request.With(name, value);

    // UPU S10, annex A.
    private static int CheckDigit(int serial)
    {
        var sum = $"{serial:D8}".Zip([8, 6, 4, 2, 3, 5, 9, 7], (digit, weight) => (digit - '0') * weight).Sum();
        return (11 - (sum % 11)) switch { 10 => 0, 11 => 5, var digit => digit };
    }
}
