using System.Text.RegularExpressions;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Tracking;

public sealed partial class HiddenThingsTests(House house) : BrowserTest(house)
{
    [Fact]
    public async Task A_parcel_handed_back_to_its_sender_reads_as_returned()
    {
        var visitor = await VisitAsync();
        await visitor.GoAsync(await House.PathAsync("returned"));

        await See(visitor.Page.Locator("h1")).ToHaveTextAsync("Вернулась к отправителю");
        await See(visitor.Page.Locator("main")).Not.ToContainTextAsync("Вручена получателю");
        await See(visitor.Page.Locator(".route [aria-current=location]")).ToContainTextAsync("у отправителя");
    }

    [Fact]
    public async Task What_is_to_be_paid_for_a_parcel_is_nowhere_on_its_page()
    {
        var number = await House.ParcelAsync(new { life = "cod", codKopecks = 777_777_700, steps = 20 }, "delivered");
        var visitor = await VisitAsync();

        await visitor.GoAsync($"/track/{number}");

        Assert.DoesNotMatch(Sum, await visitor.Page.ContentAsync());
        await visitor.GoAsync($"/?q={number},ZA000000059HK");
        Assert.DoesNotMatch(Sum, await visitor.Page.ContentAsync());
    }

    [Fact]
    public async Task What_both_carriers_say_is_there_after_the_first_look()
    {
        var number = await House.ParcelAsync(new { life = "srm", steps = 2 }, "available_for_pickup");
        var visitor = await VisitAsync();
        await visitor.Page.Clock.InstallAsync();

        await visitor.GoAsync($"/track/{number}");
        await visitor.WatchUntilAsync(visitor.Page.Locator(".sources", new() { HasText = "Cainiao: В пути" }));

        await See(visitor.Page.Locator(".sources")).ToContainTextAsync("Почта России: Можно забирать");
        Assert.DoesNotContain($"{number} came after its claim", await House.App.LogAsync(), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"7[\s\u00a0\u202f.,]*777[\s\u00a0\u202f.,]*777")]
    private static partial Regex Sum { get; }
}
