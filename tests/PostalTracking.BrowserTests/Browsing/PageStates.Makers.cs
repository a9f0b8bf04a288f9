using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.BrowserTests.Claims;
using PostalTracking.BrowserTests.Counter;
using PostalTracking.BrowserTests.Desk;
using PostalTracking.BrowserTests.Webhooks;
using PostalTracking.Web.Features.Claims.Letters;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.BrowserTests.Browsing;

/// <content>How each state is brought about.</content>
internal static partial class PageStates
{
    // Serial of the last parcel that was made for a claim.
    private static int _claimed = 800;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static Func<House, Task<string>> At(string path) => _ => Task.FromResult(path);

    // The page of somebody signed in: the visitor comes with that person's cookie, see Visitor.
    private static Func<House, Task<string>> At(string path, string userName, string? change = null) => async house =>
    {
        await house.SignedInAsync(userName, change);
        return $"{path}#{userName}";
    };

    private static Func<House, Task<string>> Portal(string path, string userName) => async house =>
    {
        await house.FillPortalAsync();
        return await At(path, userName)(house);
    };
    // As somebody sees it who works for a partner of this name.
    private static Func<House, Task<string>> Hooks(Func<TrackingApp, int, Task<string>> path, string partner = "Marketplace") =>
        async house => await At(await path(house.App, await house.App.TenantAsync(partner)), House.PartnerSign + partner)(house);

    private static async Task<string> EndpointsAsync(TrackingApp app, int tenant)
    {
        await app.EndpointAsync(tenant, $"https://shop.example/hooks/{Guid.NewGuid():N}");
        await app.EndpointAsync(tenant, $"https://slow.example/{Guid.NewGuid():N}", "failing_since = now() - interval '5 hours'");
        await app.EndpointAsync(tenant, $"https://gone.example/{Guid.NewGuid():N}", "state = 2, disabled_why = 2, disabled_at = now()");
        await app.EndpointAsync(tenant, $"https://new.example/{Guid.NewGuid():N}", "state = 4, last_success_at = null");
        return "/partner/webhooks";
    }

    private static async Task<string> PayoutsAsync(House house)
    {
        await house.SentAsync();
        await house.ReleasedAsync();
        await house.OrderedAsync();
        return "/desk/payouts";
    }

    private static async Task<string> NewFileAsync(House house)
    {
        await house.ReleasedAsync();
        return "/desk/payouts/file";
    }

    private static Func<House, Task<string>> Money(Func<House, Task<string>> path) =>
        async house => await At(await path(house), "volkova")(house);

    private static Func<House, Task<string>> Desk(Func<Deceiver, string> path) => async house =>
        await At(path(await house.DeceiverAsync()), "volkova")(house);

    // At the counter of 390000, in a shift of the supervisor's own.
    private static Func<House, Task<string>> Counter(string path, long? cod = 4_500_00, string office = "390000") => async house =>
    {
        var parcel = path.Contains("{0}", StringComparison.Ordinal) ? await house.ArrivedAsync(cod, office) : "";
        return await AtCounterAsync(house, string.Format(CultureInfo.InvariantCulture, path, parcel));
    };

    private static Func<House, Task<string>> Sold(string path) => async house =>
    {
        var (policy, _) = await house.App.BuyAsync(await house.ArrivedAsync(4_500_00), daysAgo: 0, cod: 4_500_00);
        return await AtCounterAsync(house, string.Format(CultureInfo.InvariantCulture, path, policy));
    };

    // Of a claim with a letter to a bank, as a consultant sees it.
    private static Func<House, Task<string>> Letter(string path, bool isGone) => async house =>
    {
        var claim = await house.ClaimAsync();
        await house.App.WriteLetterAsync(claim, await house.App.AddresseeAsync());
        if (isGone)
        {
            await using var scope = house.App.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<LetterWay>()
                .ByHandAsync(claim.ClaimNumber, 1, FiledClaims.Consultant, CancellationToken.None);
        }

        return await At(string.Format(CultureInfo.InvariantCulture, path, claim.ClaimNumber), "smirnov")(house);
    };

    private static Func<House, Task<string>> Desk(string path) => async house =>
        await At(string.Format(CultureInfo.InvariantCulture, path, await house.FillAsync()), "volkova")(house);

    private static async Task<string> AtCounterAsync(House house, string path)
    {
        var supervisor = DemoStaff.All.Single(account => account.UserName == "sidorova");
        await using var scope = house.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OpenShift>().OpenAsync(
            new(supervisor.Id, supervisor.Name, supervisor.Role, supervisor.Office), 1_500_00, CancellationToken.None);
        return await At(path, supervisor.UserName)(house);
    }

    private static Func<House, Task<string>> Parcel(string number, string? status) => async house =>
    {
        if (status is not null)
        {
            await house.KnownAsync(number, status);
        }

        return $"/track/{number}";
    };

    private static async Task<string> SharedAsync(House house)
    {
        await house.KnownAsync("ZA000000059HK", "available_for_pickup");
        var answer = await house.App.Http.PostAsJsonAsync(
            new Uri("/watch/share", UriKind.Relative), new { numbers = new[] { "ZA000000059HK", "ZA710000018HK" } });
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return $"/watch/shared/{made.GetProperty("token").GetString()}";
    }

    private static async Task<string> SumsAsync(House house)
    {
        const string number = "12542426000080";
        await house.RegisterAsync(
            new { trackNumber = number, cod = new { amount = 249_900, currency = "RUB" }, recipientPhoneLast4 = "1234" });
        return $"/track/{number}/sums";
    }

    private static async Task RegisterAsync(this House house, params object[] shipments)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/shipments", UriKind.Relative))
        {
            Headers = { Authorization = new("Bearer", DemoKeys.Partner) },
            Content = JsonContent.Create(new { shipments }),
        };
        (await house.App.Http.SendAsync(request)).EnsureSuccessStatusCode();
    }

    // The link leads the browser of whoever comes by to the page itself.
    private static Func<House, Task<string>> Policy(double daysAgo, long cod = 4_990_00, PolicyStatus status = PolicyStatus.Active) =>
        async house =>
        {
            var number = await house.ParcelAsync(new { life = "srm", steps = 2 }, "available_for_pickup");
            var (_, keys) = await house.App.BuyAsync(number, daysAgo, cod, status, email: "buyer@example.org");
            return $"/p/{keys.Capability}";
        };

    // Of a policy of its own: whoever comes by opens it by its link first.
    private static Func<House, Task<string>> Claimed(
        Func<TrackingApp, string, string, Task<string>> make, double daysAgo = 8, long cod = 2_499_00) => async house =>
        {
            var (track, policy, keys) = await BoughtAsync(house, daysAgo, cod);
            return $"{await make(house.App, track, policy)}#p/{keys.Capability}";
        };

    private static Func<House, Task<string>> Draft(string page, ClaimFacts facts) => Claimed(
        async (app, track, policy) => $"/claims/{await app.DraftAsync(track, policy, facts)}/fill/{page}");

    private static Func<House, Task<string>> Case(long cod, params ClaimOrder[] orders) => Claimed(
        async (app, _, policy) =>
        {
            var claim = await app.FileAsync(policy, asked: cod);
            foreach (var order in orders)
            {
                Assert.IsType<ClaimOutcome.Done>(await app.MoveAsync(claim, order));
            }

            return $"/claims/{claim}";
        },
        cod: cod);

    private static Func<House, Task<string>> Desk(Func<TrackingApp, string, Task<string>> make) => async house =>
    {
        var (_, policy, _) = await BoughtAsync(house, daysAgo: 8, cod: 2_499_00);
        return await At(await make(house.App, policy), "smirnov")(house);
    };

    private static async Task<(string Track, string Policy, BuyerKeys Keys)> BoughtAsync(House house, double daysAgo, long cod)
    {
        var track = $"125424260{Interlocked.Increment(ref _claimed):00000}";
        await house.RegisterAsync(new { trackNumber = track });
        var (policy, keys) = await house.App.BuyAsync(track, daysAgo, cod, email: "buyer@example.org");
        return (track, policy, keys);
    }

    private static async Task<string> RegionAsync(House house)
    {
        var numbers = Enumerable.Range(720, 12).Select(i => $"125424260{i:00000}").ToList();
        await house.RegisterAsync([.. numbers.Select(number => new { trackNumber = number })]);
        foreach (var (place, number) in numbers.Index())
        {
            await house.App.BuyAsync(number, daysAgo: place < 7 ? 0 : 35, office: 390000);
        }

        return "/offices/regions/62";
    }

    private static Func<House, Task<string>> Told(string trackNumber, string status, object[] operations, object[]? traces = null) =>
        async house => $"/track/{await house.ParcelAsync(new { trackNumber, operations, traces = traces ?? [] }, status)}";

    private static object Operation(int type, int attr, double daysAgo, string? index) =>
        new { type, attr, at = Now.AddDays(-daysAgo), index, country = index is null ? "HK" : null };

    public static object Trace(string actionCode, double daysAgo) =>
        new { actionCode, time = Now.AddDays(-daysAgo).ToUnixTimeMilliseconds() };
}
