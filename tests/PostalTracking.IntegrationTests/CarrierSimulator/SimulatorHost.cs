using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;
using PostalTracking.CarrierSimulator;

namespace PostalTracking.IntegrationTests.CarrierSimulator;

/// <summary>The simulator on a free port of the loopback, under a clock that stands still.</summary>
public sealed class SimulatorHost : IAsyncLifetime
{
    public static readonly XNamespace Soap = "http://www.w3.org/2003/05/soap-envelope";
    public static readonly XNamespace Oper = "http://russianpost.org/operationhistory";
    public static readonly XNamespace Data = "http://russianpost.org/operationhistory/data";

    private WebApplication? _app;

    public FakeTimeProvider Clock { get; } = new(new(2026, 11, 20, 7, 30, 0, TimeSpan.Zero));

    public HttpClient Http { get; } = new();

    public async ValueTask InitializeAsync()
    {
        _app = SimulatorApp.Build(["--urls=http://127.0.0.1:0"], Clock);
        await _app.StartAsync();
        Http.BaseAddress = new(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    public static string Question(string barcode, string language = "RUS", int messageType = 0, string password = "simulator") =>
        $"""
        <e:Envelope xmlns:e="{Soap}" xmlns:o="{Oper}" xmlns:d="{Data}"><e:Header/><e:Body><o:getOperationHistory>
        <d:OperationHistoryRequest>
        <d:Barcode>{barcode}</d:Barcode><d:MessageType>{messageType}</d:MessageType><d:Language>{language}</d:Language>
        </d:OperationHistoryRequest>
        <d:AuthorizationHeader><d:login>simulator</d:login><d:password>{password}</d:password></d:AuthorizationHeader>
        </o:getOperationHistory></e:Body></e:Envelope>
        """;

    public Task<HttpResponseMessage> PostAsync(string envelope, string contentType = "application/soap+xml") =>
        Http.PostAsync(
            new Uri("/rtm34", UriKind.Relative),
            new StringContent(envelope, Encoding.UTF8, contentType),
            TestContext.Current.CancellationToken);

    public async Task<XElement> HistoryAsync(string barcode, string language = "RUS", int messageType = 0)
    {
        var response = await PostAsync(Question(barcode, language, messageType));
        Assert.Equal(200, (int)response.StatusCode);
        var envelope = XDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return envelope.Root!.Element(Soap + "Body")!
            .Element(Oper + "getOperationHistoryResponse")!
            .Element(Data + "OperationHistoryData")!;
    }

    public async Task<List<string>> CodesAsync(string barcode) =>
        [.. (await HistoryAsync(barcode)).Descendants(Data + "OperationParameters").Select(p =>
            $"{p.Element(Data + "OperType")!.Element(Data + "Id")!.Value}/{p.Element(Data + "OperAttr")!.Element(Data + "Id")!.Value}")];

    public Task<JsonElement> GetAsync(string path) =>
        Http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<JsonElement> OrderAsync(string path, object order)
    {
        var response = await Http.PostAsJsonAsync(new Uri(path, UriKind.Relative), order, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
