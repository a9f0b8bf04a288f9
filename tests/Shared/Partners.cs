using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using PostalTracking.CarrierSimulator;

namespace PostalTracking.Testing;

/// <summary>The carriers, simulated on a free port of the loopback: no parcels but those a test orders.</summary>
public sealed class Partners : IAsyncDisposable
{
    private readonly WebApplication _simulator;

    private Partners(WebApplication simulator)
    {
        _simulator = simulator;
        Http = new() { BaseAddress = new(simulator.Urls.Single()) };
    }

    /// <summary>Speaks to the control API: parcels, faults, the count of questions.</summary>
    public HttpClient Http { get; }

    /// <summary>Lets an app ask these carriers, many times a second.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Carriers:RussianPost:TrackingUrl"] = $"{Http.BaseAddress}rtm34",
        ["Carriers:RussianPost:BatchUrl"] = "", // no contract
        ["Carriers:Cainiao:DetailUrl"] = $"{Http.BaseAddress}global/detail.json",
        ["Carriers:HongkongPost:TrackingUrl"] = "",
        ["Polling:Round"] = "00:00:00.100",
        ["Polling:Scale"] = "0.0001",
        ["Polling:ShortestInterval"] = "00:00:01",
        ["Polling:RememberNotFound"] = "00:00:01",
        ["Polling:BackOff"] = "00:00:00.100",
    };

    /// <summary>Lets an app ask Hongkong Post as well, which the others' tests do without: it says little and is one more to wait for.</summary>
    public IReadOnlyDictionary<string, string> HongkongPost => new Dictionary<string, string>
    {
        ["Carriers:HongkongPost:TrackingUrl"] = $"{Http.BaseAddress}hongkong-post",
        ["Carriers:HongkongPost:UserName"] = "simulator",
        ["Carriers:HongkongPost:Password"] = "simulator",
    };

    /// <param name="withDemoParcels">Those of a start by hand.</param>
    /// <param name="pushTo">Where Cainiao pushes by itself; none: only when a test says so.</param>
    /// <param name="clock">In the place of the machine's.</param>
    /// <param name="settings">Of the simulator, e.g. <c>Simulator:TicketReadyAfter=00:15:00</c>.</param>
    public static async Task<Partners> StartAsync(
        bool withDemoParcels = false, Uri? pushTo = null, TimeProvider? clock = null, params string[] settings)
    {
        string[] pushes = pushTo is null ? [] : [$"--Simulator:PushUrl={pushTo}"];
        var simulator = SimulatorApp.Build(
            ["--urls=http://127.0.0.1:0", $"--Simulator:DemoParcels={withDemoParcels}", .. pushes, .. settings.Select(s => $"--{s}")], clock);
        await simulator.StartAsync();
        return new(simulator);
    }

    /// <summary>Orders a parcel; the answer is the control API's view of it.</summary>
    public async Task<JsonElement> OrderAsync(object order) => await PostAsync("/control/parcels", order);

    public Task<JsonElement> AdvanceAsync(string trackNumber, int steps = 1) =>
        PostAsync($"/control/parcels/{trackNumber}/advance", new { steps });

    /// <summary>Orders a fault, as the control API has it: <c>partner</c>, <c>kind</c>, <c>times</c> …</summary>
    public Task<JsonElement> BreakAsync(object fault) => PostAsync("/control/faults", fault);

    /// <summary>Lets Cainiao push what is told of a parcel to an address; the answer is what came back.</summary>
    public Task<JsonElement> PushAsync(string trackNumber, Uri url) =>
        PostAsync($"/control/parcels/{trackNumber}/push", new { url });

    /// <summary>How often a carrier (<c>russian-post</c>, <c>cainiao</c>, <c>hongkong-post</c>) was asked about a number.</summary>
    public async Task<int> CountAsync(string partner, string trackNumber)
    {
        var counts = await Http.GetFromJsonAsync<JsonElement>(new Uri($"/control/requests?trackNumber={trackNumber}", UriKind.Relative));
        return counts.GetProperty("partners").GetProperty(partner).GetProperty("trackNumbers")
            .TryGetProperty(trackNumber, out var count) ? count.GetInt32() : 0;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _simulator.DisposeAsync();
    }

    private async Task<JsonElement> PostAsync(string path, object order)
    {
        var answer = await Http.PostAsJsonAsync(new Uri(path, UriKind.Relative), order);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
