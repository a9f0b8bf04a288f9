using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Partners;

namespace PostalTracking.IntegrationTests.Features.Receipts;

/// <summary>The calls around a receipt, as a sender and a stranger make them.</summary>
internal static class Receipts
{
    private static int _serial = 700_000;

    public static string NewNumber() => Api.Number(Interlocked.Increment(ref _serial), "ZA", "HK");

    /// <summary>An item of Simplified Registered Mail, registered at 2.01 dollars, on its way and at its office.</summary>
    public static async Task<string> SentAsync(this TrackingApp app)
    {
        var number = NewNumber();
        var verdict = Assert.Single(await app.RegisterAsync(new
        {
            trackNumber = number,
            service = "srm",
            origin = "HK",
            destination = "RU",
            destinationPostalCode = "390000",
            orderValue = new { amount = 201, currency = "USD" },
            sender = new { id = "shop", name = "Секретный отправитель" },
            recipientPhoneLast4 = "4567",
        }));
        Assert.Equal("created", verdict.Text("verdict"));
        await app.SendEventsAsync(
            Sent.Event(number, "1/1", 9, postalCode: null, country: "HK"),
            Sent.Event(number, "8/2", 2));
        return number;
    }

    public static async Task<string> DeliveredAsync(this TrackingApp app, double daysAgo = 1)
    {
        var number = await app.SentAsync();
        await app.SendEventsAsync(Sent.Event(number, "2/1", daysAgo));
        return number;
    }

    public static async Task<HttpResponseMessage> AskReceiptAsync(
        this TrackingApp app,
        string number,
        string? accept = null,
        string key = DemoKeys.Partner,
        string language = "ru",
        string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/shipments/{number}/receipt{query}").Bearer(key)
            .With("Accept-Language", language);
        if (accept is not null)
        {
            request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        }

        return await app.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static async Task<string> ReceiptAsync(this TrackingApp app, string number)
    {
        using var answer = await app.AskReceiptAsync(number);
        var text = await answer.TextAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        Assert.Equal("application/jose", answer.Content.Headers.ContentType?.MediaType);
        return text;
    }

    public static async Task<(string Verdict, string? Standing)> StandingAsync(this TrackingApp app, string statement)
    {
        using var answer = await app.PostAsync("/receipts/standing", new { statement });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var said = await answer.JsonAsync();
        return (said.Text("verdict")!, said.Text("standing"));
    }

    public static JsonElement Payload(string statement) => Part(statement, 1);

    public static JsonElement Header(string statement) => Part(statement, 0);

    /// <summary>The statement with another header or payload under the same signature.</summary>
    public static string With(string statement, int part, Action<JsonObject> change)
    {
        var parts = statement.Split('.');
        var json = JsonNode.Parse(Base64Url.DecodeFromChars(parts[part]))!.AsObject();
        change(json);
        parts[part] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
        return string.Join('.', parts);
    }

    private static JsonElement Part(string statement, int part) =>
        JsonDocument.Parse(Base64Url.DecodeFromChars(statement.Split('.')[part])).RootElement;
}
