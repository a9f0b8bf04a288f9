using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Notifications.Webhooks;

namespace PostalTracking.IntegrationTests.Features.Notifications.Webhooks;

/// <summary>An app whose clock stands, a receiver and a post; nothing is sent unless a test does it.</summary>
public sealed class WebhookHouse(TestDatabases databases) : IAsyncLifetime
{
    private TrackingApp? _app;
    private Receiver? _receiver;
    private int _serial;

    public TrackingApp App => _app ?? throw new InvalidOperationException("The house is not open yet.");

    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    internal Receiver Receiver => _receiver ?? throw new InvalidOperationException("The house is not open yet.");

    internal SmtpSink Sink { get; } = new();

    public async ValueTask InitializeAsync()
    {
        _receiver = await Receiver.StartAsync();
        _app = await TrackingApp.StartAsync(
            await databases.CreateAsync(),
            new Dictionary<string, string>
            {
                ["Background:Outbox"] = "false",
                ["Webhooks:AnswerWithin"] = "00:00:04",
                ["Webhooks:ConnectWithin"] = "00:00:04",
                ["Webhooks:MostEndpoints"] = "1000",
                ["Webhooks:ChallengesPerDay"] = "20",
                ["Mail:From"] = "house@house.example",
                ["Mail:Host"] = "127.0.0.1",
                ["Mail:Port"] = Sink.Port.ToString(CultureInfo.InvariantCulture),
                ["Mail:Security"] = "None",
            },
            clock: Clock);
    }

    public async ValueTask DisposeAsync()
    {
        await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_receiver?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Sink.DisposeAsync();
    }

    /// <summary>With a receiver that has seen nothing and takes everything, no endpoint, and a clock that tells the time again.</summary>
    internal async Task ClearAsync()
    {
        Clock.AdjustTime(TimeProvider.System.GetUtcNow());
        await App.ExecuteAsync("update webhook_endpoint set state = 3");
        Receiver.Messages.Clear();
        Receiver.Answer = Receiver.With(204);
        Sink.Clear();
    }

    /// <summary>The round of housekeeping.</summary>
    /// <param name="later">By a clock of its own: the app's would have every round of those days to catch up with.</param>
    internal Task PurgeAsync(TimeSpan later = default) => App.InScopeAsync(services =>
        ActivatorUtilities.CreateInstance<WebhookPurge>(services, new FakeTimeProvider(Clock.GetUtcNow() + later))
            .RunAsync(TestContext.Current.CancellationToken));

    /// <summary>A parcel of the demo's partner.</summary>
    internal async Task<string> ParcelAsync()
    {
        var number = Api.Number(7_100_000 + Interlocked.Increment(ref _serial));
        await App.RegisterAsync(new { trackNumber = number });
        return number;
    }

    /// <summary>An endpoint with one message that is due.</summary>
    internal async Task<OwnEndpoint> WaitingAsync(string path = "/hooks")
    {
        var endpoint = await App.AddEndpointAsync(Receiver.At(path), types: "shipment.updated");
        await App.FanOutAsync(App.Moved(await ParcelAsync()));
        return endpoint;
    }
}
