using PostalTracking.IntegrationTests.Features.Tracking;
using SimulatedPartners = PostalTracking.Testing.Partners;

namespace PostalTracking.IntegrationTests.Features.Carriers.Cainiao;

public sealed class SimulatedPushTests(TestDatabases databases)
{
    [Fact]
    public async Task What_is_pushed_and_polled_is_one_history()
    {
        // Nobody listens there: what this test pushes, it pushes by hand.
        await using var partners = await SimulatedPartners.StartAsync(pushTo: new Uri("http://127.0.0.1:1/"));
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync(), partners: partners);
        var number = (await partners.OrderAsync(new { life = "untracked", steps = 5 })).GetProperty("trackNumber").GetString()!;
        var url = new Uri(app.Address, Pushes.Path);

        var pushed = await partners.PushAsync(number, url);
        Assert.Equal("{\"success\":true}", pushed.GetProperty("answer").GetString());
        var told = await app.CountAsync("tracking_event", number);
        Assert.Equal(pushed.GetProperty("traces").GetInt32(), told);

        await Eventually.SeeAsync(
            () => app.ShipmentAsync(number), s => s.GetProperty("sources")[0].GetProperty("checkedAt").ValueKind != System.Text.Json.JsonValueKind.Null);
        await partners.PushAsync(number, url);
        Assert.Equal(told, await app.CountAsync("tracking_event", number));
        await ReadModelCheck.HoldsAsync(app.ConnectionString);
    }

    [Fact]
    public async Task A_parcel_is_heard_of_without_being_asked_for()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        await using var partners = await SimulatedPartners.StartAsync(pushTo: new Uri(app.Address, Pushes.Path));
        var number = (await partners.OrderAsync(new { life = "srm", paceSeconds = 0, steps = 1 })).GetProperty("trackNumber").GetString()!;
        var first = await Eventually.SeeAsync(() => app.CountAsync("tracking_event", number), count => count > 0);

        await partners.AdvanceAsync(number);
        await Eventually.SeeAsync(() => app.CountAsync("tracking_event", number), count => count > first);
        await ReadModelCheck.HoldsAsync(app.ConnectionString);
    }
}
