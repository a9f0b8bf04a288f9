using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Notifications.Notices;
using PostalTracking.Web.Features.Notifications.Relay;

namespace PostalTracking.IntegrationTests.Features.Notifications.Notices;

/// <summary>The app with a post of the test's own and a clock that stands; nothing is passed on or sent unless a test does it.</summary>
internal sealed class NoticeHouse : IAsyncDisposable
{
    public const string Site = "https://track.example";

    public static readonly NoticeChoice Everything = new(NoticeEvents.All, null, "Europe/Moscow", "ru");

    private static int _person;

    private NoticeHouse(TrackingApp app, SmtpSink sink, FakeTimeProvider clock) => (App, Sink, Clock) = (app, sink, clock);

    public TrackingApp App { get; }

    public SmtpSink Sink { get; }

    public FakeTimeProvider Clock { get; }

    public NoticeKey Key => App.Services.GetRequiredService<NoticeKey>();

    public static async Task<NoticeHouse> OpenAsync(TestDatabases databases, params (string Name, string Value)[] settings)
    {
        var sink = new SmtpSink();
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var all = new Dictionary<string, string>
        {
            ["Background:Outbox"] = "false",
            ["Site:Address"] = Site,
            ["Mail:From"] = "notices@house.example",
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = sink.Port.ToString(CultureInfo.InvariantCulture),
            ["Mail:Security"] = "None",
            ["Notices:AsksPerDay"] = "1000",
            ["Notices:AllowLoopback"] = "true",
            ["Serilog:MinimumLevel:Default"] = "Information",
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return new(await TrackingApp.StartAsync(await databases.CreateAsync(), all, clock: clock), sink, clock);
    }

    public static string NewEmail() => $"person{Interlocked.Increment(ref _person)}@people.example";

    /// <summary>A parcel that was accepted two days ago and is on its way.</summary>
    public async Task<string> OnTheWayAsync()
    {
        var number = Counter.NewNumber();
        await App.RegisterAsync(new { trackNumber = number });
        await App.TellAsync(number, Sent.Event(number, "1/1", 2, postalCode: "101000"));
        await RelayAsync();
        return number;
    }

    public Task ArriveAsync(string number, double daysAgo = 0.1) => App.TellAsync(number, Sent.Event(number, "8/2", daysAgo));

    public Task AskAsync(string number, string email, NoticeChoice? choice = null) => App.InScopeAsync(async services =>
    {
        await services.GetRequiredService<AskToBeTold>().RunAsync(
            number, 1, NoticeChannel.Email, email, choice ?? Everything, TestContext.Current.CancellationToken);
        return 0;
    });

    /// <summary>Somebody who asked and said yes.</summary>
    /// <returns>The address and what opens the person's page.</returns>
    public async Task<(string Email, string Capability)> SubscribeAsync(string number, NoticeChoice? choice = null, string? email = null)
    {
        email ??= NewEmail();
        await AskAsync(number, email, choice);
        var capability = CapabilityOf(number, email);
        Assert.True(await InBookAsync(book => book.ConfirmAsync(capability, TestContext.Current.CancellationToken)));
        await App.SetAsync("update notice set state = 4, next_attempt_at = null where said = 'question' and next_attempt_at is not null");
        return (email, capability);
    }

    public string CapabilityOf(string number, string email, short version = 1) =>
        Key.CapabilityOf(number, 1, Key.PersonOf(NoticeChannel.Email, email), version);

    public Task<T> InBookAsync<T>(Func<NoticeBook, Task<T>> act) =>
        App.InScopeAsync(services => act(services.GetRequiredService<NoticeBook>()));

    /// <summary>As the relay of an instance that delivers.</summary>
    public Task<int> RelayAsync() => App.InScopeAsync(services => new OutboxRelay(
        App.Database,
        services.GetServices<IOutboxReader>(),
        new ConfigurationManager(),
        Clock,
        NullLogger<OutboxRelay>.Instance).RunAsync(TestContext.Current.CancellationToken));

    /// <summary>What was passed on of a parcel waits to be passed on once more.</summary>
    public Task AgainAsync(string number) => App.SetAsync(
        "update outbox_message set done_at = null, next_attempt_at = $1 where payload ->> 'trackNumber' = $2", Clock.GetUtcNow(), number);

    /// <summary>One round of one way.</summary>
    public Task<int> CarryAsync<TChannel>()
        where TChannel : class, INoticeChannel =>
        new NoticePost(
            App.Services.GetRequiredService<NoticeClaims>(),
            App.Services.GetRequiredService<NoticeReceipt>(),
            App.Services.GetRequiredService<NoticeLinks>(),
            App.Services.GetRequiredService<IServiceScopeFactory>(),
            new ConfigurationManager(),
            Clock,
            App.Services.GetRequiredService<ILogger<NoticePost>>()).RunAsync(
                App.Services.GetRequiredService<TChannel>(), TestContext.Current.CancellationToken);

    public Task<int> CarryAsync() => CarryAsync<EmailChannel>();

    public async Task<int> PostAsync()
    {
        await RelayAsync();
        return await CarryAsync();
    }

    public Task<List<Notice>> LedgerAsync(string number) => App.InScopeAsync(services =>
        services.GetRequiredService<PostalTrackingDbContext>().Set<Notice>().AsNoTracking()
            .Where(notice => notice.TrackNumber == number && notice.Said != Said.Question)
            .OrderBy(notice => notice.CreatedAt).ThenBy(notice => notice.HappenedAt).ToListAsync(TestContext.Current.CancellationToken));

    public Task<NoticeSubscription> SubscriptionAsync(string number, string email) => App.InScopeAsync(services =>
    {
        var person = Key.PersonOf(NoticeChannel.Email, email);
        return services.GetRequiredService<PostalTrackingDbContext>().Set<NoticeSubscription>().AsNoTracking().SingleAsync(
            one => one.TrackNumber == number && one.Person == person, TestContext.Current.CancellationToken);
    });

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Sink.DisposeAsync();
    }
}

/// <summary>One house for a class of tests, which take turns in it.</summary>
public sealed class SharedNoticeHouse(TestDatabases databases) : IAsyncLifetime
{
    private NoticeHouse? _house;

    /// <summary>With an empty letter box, nothing waiting from before, and a clock that tells the time again.</summary>
    internal async Task<NoticeHouse> ClearedAsync()
    {
        var house = _house ?? throw new InvalidOperationException("The house is not open.");
        house.Clock.AdjustTime(TimeProvider.System.GetUtcNow());
        await house.RelayAsync();
        await house.App.ValueAsync<long>(
            """
            with gone as (update notice set state = 4, next_attempt_at = null where next_attempt_at is not null returning 1)
            select count(*) from gone
            """);
        house.Sink.Clear();
        return house;
    }

    public async ValueTask InitializeAsync() => _house = await NoticeHouse.OpenAsync(databases);

    public ValueTask DisposeAsync() => _house?.DisposeAsync() ?? ValueTask.CompletedTask;
}
