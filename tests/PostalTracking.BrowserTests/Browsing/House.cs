using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace PostalTracking.BrowserTests.Browsing;

/// <summary>Everything there is, once a run: the app with its database, the carriers with their demo parcels, a browser.</summary>
public sealed class House(TestDatabases databases) : IAsyncLifetime
{
    /// <summary>Before a partner's name: somebody who works there, instead of a demo account.</summary>
    public const string PartnerSign = "partner:";

    // Nobody is asked by the clock, so that an open page is quiet unless something happened; a look-up wakes at once.
    private static readonly Dictionary<string, string> Settings = new() { ["Polling:Scale"] = "1", ["Notices:Email"] = "true" };

    private readonly Dictionary<string, Task<string>> _paths = [];
    private readonly Dictionary<string, string> _sessions = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Partners? _partners;
    private TrackingApp? _app;

    public Partners Partners => _partners ?? throw NotReady();

    public TrackingApp App => _app ?? throw NotReady();

    public IBrowser Browser => _browser ?? throw NotReady();

    /// <summary>By its name, as people have it.</summary>
    public Uri Address => new($"http://localhost:{App.Address.Port}");

    public async ValueTask InitializeAsync()
    {
        // A page of a loaded machine may be late; it may not be wrong.
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.StartAsync(_playwright);
        _partners = await Partners.StartAsync(withDemoParcels: true);
        _app = await TrackingApp.StartAsync(await databases.CreateEmptyAsync(), Settings, _partners);
    }

    public async ValueTask DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
        await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_partners?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>The address of a page in a certain state, see <see cref="PageStates"/>; the parcel for it is made once.</summary>
    public Task<string> PathAsync(string state) =>
        _paths.TryGetValue(state, out var path) ? path : _paths[state] = PageStates.PathAsync(state, this);

    /// <summary>The same with an object of its own, for whoever changes it.</summary>
    public Task<string> FreshAsync(string state) => PageStates.PathAsync(state, this);

    /// <summary>
    /// The cookie of a demo account that signed in, once a run; <paramref name="change"/> is what SQL sets on that person's
    /// session.
    /// </summary>
    public async Task<string> SignedInAsync(string userName, string? change = null)
    {
        if (_sessions.TryGetValue(userName, out var kept))
        {
            return kept;
        }

        if (userName.StartsWith(PartnerSign, StringComparison.Ordinal))
        {
            return _sessions[userName] = await App.PartnerCookieAsync(await App.TenantAsync(userName[PartnerSign.Length..]));
        }

        var (client, cookie) = await App.SignInWithCookieAsync(userName);
        client.Dispose();

        // Neither idle nor to be asked again while the run lasts.
        const string fresh = "seen_at = seen_at + interval '1 day', confirmed_at = confirmed_at + interval '1 day'";
        foreach (var set in new[] { fresh, change }.OfType<string>())
        {
            await using var command = App.Database.CreateCommand(
                $"update staff_session set {set} where staff_id = (select id from staff_member where user_name = '{userName}')");
            await command.ExecuteNonQueryAsync();
        }

        return _sessions[userName] = cookie;
    }

    /// <summary>The name under which <see cref="SignedInAsync"/> has the cookie of somebody of the demo's partner, once a run.</summary>
    public async Task<string> PartnerAsync()
    {
        const string name = "partner";
        if (!_sessions.ContainsKey(name))
        {
            _sessions[name] = await App.PartnerCookieAsync(await App.DemoTenantAsync());
        }

        return name;
    }

    /// <summary>Orders a parcel and waits until the app has heard of it.</summary>
    public async Task<string> ParcelAsync(object order, string status)
    {
        var number = (await Partners.OrderAsync(order)).GetProperty("trackNumber").GetString()!;
        await KnownAsync(number, status);
        return number;
    }

    /// <summary>Waits until the app says this of the parcel; looking it up is what makes it ask.</summary>
    public Task KnownAsync(string number, string status) => Eventually.SeeAsync(
        async () =>
        {
            var answer = await App.Http.GetAsync(new Uri($"/api/v1/shipments/{number}?acceptAnyway=true", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString();
        },
        seen => seen == status);

    private static InvalidOperationException NotReady() => new("The house is not open yet.");
}

/// <summary>Tests in the browser share the one house and take turns.</summary>
[CollectionDefinition(nameof(House))]
public sealed class SharedHouse : ICollectionFixture<House>;
